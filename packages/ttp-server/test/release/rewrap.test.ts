import { randomUUID } from 'node:crypto'
import { sealRewrap } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, problemOf, tokenOf } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'tenant-client', world.parties.tenant)
})
afterAll(() => world.stop())

const pseudonyms = ['aud_p1one', 'aud_p1two']

async function part(rewrap: string, chunk = 0, tenant = 'tenant', domain = 'audience'): Promise<string> {
  const [recipient] = world.directory().engines.key.seal
  if (recipient === undefined) throw new Error('no key')
  const content = { schema: 'sluis-rewrap/1', epoch: 1, pseudonyms } as const
  return sealRewrap({ rewrap, chunk, tenant, domain }, content, { recipient, signer: world.parties.tenant.privateJwk })
}
const put = (rewrap: string, number: number, json: unknown, bearer = token): Promise<Response> =>
  world.request('PUT', `/v1/rewraps/${rewrap}/chunks/${number}`, { token: bearer, json })
const waiting = async (rewrap: string): Promise<number> => {
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ count: number }>('select count(*)::int as count from pseudonymise.rewrap where rewrap = $1', [rewrap]),
  )
  return rows[0]?.count ?? Number.NaN
}

test('[TRAN-22] the same list again is no error and changes nothing; another one under its number is refused', async () => {
  const rewrap = randomUUID()
  const rewrapPart = await part(rewrap)
  const first = await put(rewrap, 0, { domain: 'audience', rewrapPart })
  expect(first.status).toBe(201)
  const again = await put(rewrap, 0, { domain: 'audience', rewrapPart })
  expect(again.status).toBe(200)
  expect(await again.json()).toEqual(await first.json())
  const other = await put(rewrap, 0, { domain: 'audience', rewrapPart: await part(rewrap) })
  expect(await problemOf(other)).toMatchObject({ code: 'CHUNK_CHANGED', chunk: 0 })
  expect(await waiting(rewrap)).toBe(1)
  const both = await Promise.all(
    [1, 1].map(() => put(rewrap, 1, { domain: 'audience', rewrapPart: rewrapPart.slice() })),
  )
  expect(both.map(({ status }) => status)).toEqual([422, 422])
  const second = await part(rewrap, 1)
  const racing = await Promise.all([1, 1].map(() => put(rewrap, 1, { domain: 'audience', rewrapPart: second })))
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 201])
  expect(await waiting(rewrap)).toBe(2)

  const state = await world.request('GET', `/v1/rewraps/${rewrap}`, { token })
  expect(await state.json()).toMatchObject({
    rewrapId: rewrap,
    domain: 'audience',
    chunks: [{ number: 0 }, { number: 1 }],
  })
})

test('[RELE-40, TRAN-20] a list for another tenant, domain, place or key is refused before anybody else sees it', async () => {
  const rewrap = randomUUID()
  const rewrapPart = await part(rewrap)
  const code = async (answer: Promise<Response>): Promise<string> => (await problemOf(answer)).code
  expect(await code(put(rewrap, 0, { domain: 'elsewhere', rewrapPart }))).toBe('NOT_FOUND')
  expect(await code(put(rewrap, 1, { domain: 'audience', rewrapPart }))).toBe('PART_CONTEXT_MISMATCH')
  expect(await code(put(randomUUID(), 0, { domain: 'audience', rewrapPart }))).toBe('PART_CONTEXT_MISMATCH')
  expect(await code(put(rewrap, 0, { domain: 'audience', rewrapPart: await part(rewrap, 0, 'other') }))).toBe(
    'PART_CONTEXT_MISMATCH',
  )
  expect(await code(put(rewrap, 0, { domain: 'audience', rewrapPart: 'no.part' }))).toBe('PART_MALFORMED')
  const toTenant = await sealRewrap(
    { rewrap, chunk: 0, tenant: 'tenant', domain: 'audience' },
    { schema: 'sluis-rewrap/1', epoch: 1, pseudonyms },
    { recipient: world.parties.tenantSeal.publicJwk, signer: world.parties.tenant.privateJwk },
  )
  expect(await code(put(rewrap, 0, { domain: 'audience', rewrapPart: toTenant }))).toBe('PART_WRONG_KEY')
  expect(await waiting(rewrap)).toBe(0)
  expect(await code(world.request('GET', `/v1/rewraps/${rewrap}`, { token }))).toBe('NOT_FOUND')
})

test('[RELE-40] what became of a rewrap is told to its own tenant: where the answer is, or why there is none', async () => {
  const rewrap = randomUUID()
  for (const number of [0, 1])
    await expectStatus(put(rewrap, number, { domain: 'audience', rewrapPart: await part(rewrap, number) }), 201)
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ change: string }>('select change from release.rewrap_chunk where rewrap = $1 order by number', [
      rewrap,
    ]),
  )
  const [answered, refused] = rows.map(({ change }) => change)
  await world.owner.withConnection(async (sql) => {
    await sql.query(
      "insert into release.change_part (id, tenant, domain, sealed) values ($1, 'tenant', 'audience', 'sealed')",
      [answered],
    )
    await sql.query("insert into release.rewrap_refusal (change, code) values ($1, 'PART_SIGNATURE_INVALID')", [
      refused,
    ])
  })
  const workers = world.gateway.startWorkers()
  const read = async () =>
    (await (await world.request('GET', `/v1/rewraps/${rewrap}`, { token })).json()) as { chunks: { cursor?: number }[] }
  while ((await read()).chunks[0]?.cursor === undefined) await world.sequenceLog()
  await workers.stop()
  expect((await read()).chunks).toMatchObject([
    { number: 0, cursor: 1 },
    { number: 1, refused: 'PART_SIGNATURE_INVALID' },
  ])
})
