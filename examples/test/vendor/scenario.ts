import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { deliverRecords, type VisitRecord } from '@sluis/client'
import { generateSealKey } from '@sluis/ttp-core/registrar'
import { DOMAIN, TENANT } from '../../src/collaboration/parties.ts'
import {
  type Bending,
  closeByHand,
  honestChunk,
  makeByHand,
  openByHand,
  putChunk,
} from '../bad-inputs/support/delivery.ts'
import { askToken, makeAssertion, tokenOf } from '../bad-inputs/support/token.ts'
import { type Answer, MUSEUM, type World } from '../bad-inputs/support/world.ts'
import type { Service } from './fake-world.ts'

/** What was answered to a step: status, code, and the names of the members. */
export type Trace = readonly (readonly [step: string, status: number, code: string | undefined, members: string])[]

/** Everything that a client may meet between opening and receipt, played against a service. */
export async function playScenario(service: Service): Promise<Trace> {
  // The helpers of the tests of the real service look at no more of their world than this.
  const world = service as unknown as World
  const trace: [string, number, string | undefined, string][] = []
  const note = (step: string, { status, code, body }: Answer): Answer => {
    trace.push([step, status, code, Object.keys(body).sort().join(' ')])
    return { status, code, body }
  }
  const ask = async (step: string, method: string, path: string, options?: Parameters<World['ask']>[2]) =>
    note(step, await service.ask(method, path, options))

  await ask('directory', 'GET', '/v1/directory')
  const assertion = await makeAssertion(world, MUSEUM)
  note('a token', await askToken(world, assertion))
  note('the same assertion again', await askToken(world, assertion))
  note(
    'an assertion for another',
    await askToken(world, await makeAssertion(world, MUSEUM, { aud: 'https://other.test' })),
  )
  await ask('no token', 'GET', '/v1/deliveries')
  await ask('a wrong token', 'GET', '/v1/deliveries', { token: 'x' })
  const token = await tokenOf(world, MUSEUM)
  await ask('an unknown delivery', 'GET', `/v1/deliveries/${randomUUID()}`, { token })
  await ask('an empty body', 'POST', '/v1/deliveries', { token, json: {} })
  const other = { deliveryId: randomUUID(), tenant: 'nobody', domain: DOMAIN, contentTag: 'x'.repeat(16) }
  await ask('no agreement', 'POST', '/v1/deliveries', { token, json: other })

  const made = await makeByHand(world, { chunks: [honestChunk(0, 2), honestChunk(2, 1)] })
  const [first, second] = made.chunks
  if (!first || !second) throw new Error('two chunks were made')
  const path = `/v1/deliveries/${made.deliveryId}`
  note('open', await openByHand(world, token, made))
  note('open again', await openByHand(world, token, made))
  note('open with another tag', await openByHand(world, token, { ...made, contentTag: 'y'.repeat(16) }))
  note('a chunk', await putChunk(world, token, made.deliveryId, first))
  note('the chunk again', await putChunk(world, token, made.deliveryId, first))
  note('another under its number', await putChunk(world, token, made.deliveryId, { ...first, rowCount: 1 }))
  note('under a wrong number', await putChunk(world, token, made.deliveryId, { ...first, number: 1 }))
  note('a part that is none', await putChunk(world, token, made.deliveryId, { ...second, identityPart: 'x' }))
  note('a chunk of no rows', await putChunk(world, token, made.deliveryId, { ...second, rowCount: 0 }))
  const { publicJwk } = await generateSealKey()
  const strange = await makeByHand(world, { identityKey: publicJwk } satisfies Bending)
  note('open a second', await openByHand(world, token, strange))
  for (const chunk of strange.chunks) note('to a strange key', await putChunk(world, token, strange.deliveryId, chunk))
  await ask('abandon it', 'DELETE', `/v1/deliveries/${strange.deliveryId}`, { token })
  await ask('abandon it again', 'DELETE', `/v1/deliveries/${strange.deliveryId}`, { token })
  await ask('read it', 'GET', `/v1/deliveries/${strange.deliveryId}`, { token })
  await ask('no receipt yet', 'GET', `${path}/receipt`, { token })
  note('close too early', await closeByHand(world, token, made))
  note('the other chunk', await putChunk(world, token, made.deliveryId, second))
  note('close with nonsense', await closeByHand(world, token, { ...made, manifest: 'x' }))
  note('close with the manifest of another', await closeByHand(world, token, { ...made, manifest: strange.manifest }))
  await ask('read while open', 'GET', path, { token })
  await untilReceipt(
    () => closeByHand(world, token, made),
    (answer) => note('close', answer),
  )
  note('close again', await closeByHand(world, token, made))
  await ask('the receipt', 'GET', `${path}/receipt`, { token })
  await ask('abandon what is closed', 'DELETE', path, { token })
  note('a chunk after closing', await putChunk(world, token, made.deliveryId, second))
  note('a new chunk after closing', await putChunk(world, token, made.deliveryId, { ...second, number: 7 }))
  const duplicate = await makeByHand(world)
  note('the same content', await openByHand(world, token, { ...duplicate, contentTag: made.contentTag }))
  const again = { deliveryId: duplicate.deliveryId, tenant: TENANT, domain: DOMAIN, contentTag: made.contentTag }
  await ask('the same content on purpose', 'POST', '/v1/deliveries', { token, json: { ...again, again: true } })
  await untilReceipt(
    () => service.ask('GET', `${path}/linkability`, { token }),
    (answer) => note('linkability', answer),
  )
  await ask('no such path', 'GET', '/v1/nothing', { token })

  const config = await service.configOf(MUSEUM)
  const deliver = (run: string) => deliverRecords(visits(), { config, fetch: service.fetch, run, chunkRows: 5 })
  for (const run of ['one', 'one', 'two']) {
    const delivered = await deliver(run)
    trace.push([`the library: ${run}`, 'rows' in delivered ? delivered.rows : 0, delivered.outcome, ''])
  }
  return trace
}

async function untilReceipt(ask: () => Promise<Answer>, note: (answer: Answer) => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    const answer = await ask()
    if (answer.status !== 202 || tries > 200) return note(answer)
    await setTimeout(50)
  }
}

function* visits(): Generator<VisitRecord> {
  for (let number = 0; number < 12; number++) yield { email: `v${number}@voorbeeld.nl`, visitDate: '2026-05-01' }
}
