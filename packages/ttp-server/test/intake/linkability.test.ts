import { randomUUID } from 'node:crypto'
import type { LinkabilityReport } from '@sluis/ttp-core/supplier'
import { countLinkability } from '@sluis/ttp-core/supplier'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, expectStatus, makeDelivery, opening, problemOf, tokenOf } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let museum: string
let stage: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  museum = await tokenOf(world, 'museum-client', world.parties.museum)
  stage = await tokenOf(world, 'stage-client', world.parties.stage)
})
afterAll(() => world.stop())

const REPORT = countLinkability([{ email: 'visitor-0@example.org' }])

const ask = (token: string, deliveryId: string): Promise<Response> =>
  world.request('GET', `/v1/deliveries/${deliveryId}/linkability`, { token })

/** What the identity engine writes when it has verified a delivery. */
async function verify(deliveryId: string, report: LinkabilityReport | object = REPORT): Promise<void> {
  const engine = world.database('ttp_identity')
  await engine.withConnection((sql) =>
    sql.query('insert into intake.linkability (delivery, report) values ($1, $2)', [
      deliveryId,
      JSON.stringify(report),
    ]),
  )
}

async function closed(): Promise<string> {
  const delivery = await makeDelivery(world)
  await expectStatus(deliver(world, museum, delivery), 202)
  return delivery.deliveryId
}

test('the institution that delivered reads the report, once the delivery is verified [LINK-72, HTTP-14]', async () => {
  const deliveryId = await closed()
  const pending = await expectStatus(ask(museum, deliveryId), 202)
  expect(pending.headers.get('retry-after')).toBe('1')
  expect(await pending.json()).toEqual({ deliveryId, state: 'closed' })
  await verify(deliveryId)
  expect(await (await expectStatus(ask(museum, deliveryId), 200)).json()).toEqual(REPORT)
})

test('nobody else does, and nobody learns whether it is there [LINK-72, HTTP-13, DELI-11]', async () => {
  const deliveryId = await closed()
  await verify(deliveryId)
  await expectStatus(ask(museum, deliveryId), 200)
  const foreign = await problemOf(ask(stage, deliveryId))
  expect(foreign).toEqual(await problemOf(ask(stage, randomUUID())))
  expect(foreign.code).toBe('NOT_FOUND')
  const tenant = await tokenOf(world, 'tenant-client', world.parties.tenant)
  const auditor = await tokenOf(world, 'auditor-client', world.parties.auditor)
  for (const token of [tenant, auditor]) expect((await problemOf(ask(token, deliveryId))).code).toBe('SCOPE_MISSING')
})

test('one that is open, abandoned or refused has none', async () => {
  const delivery = await makeDelivery(world)
  await expectStatus(world.request('POST', '/v1/deliveries', { token: museum, json: opening(delivery) }), 201)
  expect((await problemOf(ask(museum, delivery.deliveryId))).code).toBe('NOT_FOUND')
  await expectStatus(world.request('DELETE', `/v1/deliveries/${delivery.deliveryId}`, { token: museum }), 204)
  expect((await problemOf(ask(museum, delivery.deliveryId))).code).toBe('NOT_FOUND')
  const refused = await closed()
  await world.owner.withConnection((sql) =>
    sql.query("insert into intake.refusal values ($1, 0, 'PART_CONTENT_INVALID', now())", [refused]),
  )
  expect((await problemOf(ask(museum, refused))).code).toBe('NOT_FOUND')
})

test('what is no report is not handed on [LINK-71]', async () => {
  const deliveryId = await closed()
  await verify(deliveryId, { ...REPORT, note: 'Zwanepoelstra' })
  const problem = await problemOf(ask(museum, deliveryId))
  expect(problem.code).toBe('INTERNAL')
  expect(JSON.stringify(problem)).not.toContain('Zwanepoelstra')
})
