import { randomUUID } from 'node:crypto'
import type { Directory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDelivery } from '../http/client.ts'
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

const open = (token: string, delivery: TestDelivery, more: object = {}): Promise<Response> =>
  world.request('POST', '/v1/deliveries', { token, json: { ...opening(delivery), ...more } })

test('a delivery is opened, and opening it again finds it [HTTP-21, DELI-12]', async () => {
  const delivery = await makeDelivery(world)
  const opened: unknown = await (await expectStatus(open(museum, delivery), 201)).json()
  expect(opened).toEqual({
    deliveryId: delivery.deliveryId,
    institution: 'museum',
    tenant: 'tenant',
    domain: 'audience',
    state: 'open',
    openedAt: expect.stringMatching(/Z$/),
    chunkCount: 0,
    verified: false,
    chunks: [],
  })
  expect(await (await expectStatus(open(museum, delivery), 200)).json()).toEqual(opened)
})

test('announced months are kept for the institution, in a form of months alone [HTTP-99]', async () => {
  const delivery = await makeDelivery(world)
  const period = { from: '2026-04', until: '2026-05' }
  expect(await (await expectStatus(open(museum, delivery, { period }), 201)).json()).toMatchObject({ period })
  // Opening the same again finds what was said first.
  const again = await expectStatus(open(museum, delivery, { period: { from: '2026-01', until: '2026-01' } }), 200)
  expect(await again.json()).toMatchObject({ period })
  const { deliveries } = (await (await world.request('GET', '/v1/deliveries', { token: museum })).json()) as {
    deliveries: { deliveryId: string; period?: object }[]
  }
  expect(deliveries.find(({ deliveryId }) => deliveryId === delivery.deliveryId)?.period).toEqual(period)
  for (const wrong of [
    { from: '2026-05', until: '2026-04' },
    { from: '2026-13', until: '2026-13' },
    { from: '2026-04-01', until: '2026-05' },
    { from: '2026-04' },
    { ...period, note: 'x' },
    'april',
  ]) {
    const answer = open(museum, await makeDelivery(world), { period: wrong })
    expect((await problemOf(answer)).code, JSON.stringify(wrong)).toBe('REQUEST_MALFORMED')
  }
  // Neither engine nor the release sees them.
  for (const role of ['ttp_identity', 'ttp_release'] as const) {
    const read = world.database(role).withConnection((sql) => sql.query('select period_from from intake.delivery'))
    await expect(read, role).rejects.toMatchObject({ code: '42501' })
  }
})

test('the identifier of another delivery is taken, an own or a foreign one', async () => {
  const delivery = await makeDelivery(world)
  await expectStatus(open(museum, delivery), 201)
  expect((await problemOf(open(museum, { ...delivery, contentTag: 'another-content-tag' }))).code).toBe(
    'DELIVERY_EXISTS',
  )
  expect((await problemOf(open(museum, { ...delivery, tenant: 'other', domain: 'panel' }))).code).toBe(
    'DELIVERY_EXISTS',
  )
  expect((await problemOf(open(stage, delivery))).code).toBe('DELIVERY_EXISTS')
})

test('without an agreement in force today nothing is opened [DELI-13]', async () => {
  const delivery = await makeDelivery(world)
  expect((await problemOf(open(stage, { ...delivery, tenant: 'other', domain: 'panel' }))).code).toBe(
    'AGREEMENT_MISSING',
  )
  expect((await problemOf(open(museum, { ...delivery, domain: 'panel' }))).code).toBe('AGREEMENT_MISSING')
  expect((await problemOf(open(museum, { ...delivery, tenant: 'nobody' }))).code).toBe('AGREEMENT_MISSING')
  const change = (dates: { inForceFrom: string; inForceUntil: string }) =>
    world.publish((directory) => ({
      ...directory,
      agreements: directory.agreements.map((each) => (each.institution === 'museum' ? { ...each, ...dates } : each)),
    }))
  await expectStatus(change({ inForceFrom: '2026-01-01', inForceUntil: '2026-05-31' }), 201)
  expect((await problemOf(open(museum, delivery))).code).toBe('AGREEMENT_MISSING')
  await expectStatus(change({ inForceFrom: '2026-06-02', inForceUntil: '2026-12-31' }), 201)
  expect((await problemOf(open(museum, delivery))).code).toBe('AGREEMENT_MISSING')
  await expectStatus(change({ inForceFrom: '2026-06-01', inForceUntil: '2026-06-01' }), 201)
  await expectStatus(open(museum, delivery), 201)
  await expectStatus(change({ inForceFrom: '2026-01-01', inForceUntil: '2026-12-31' }), 201)
})

test('content that was delivered before is noticed, by the institution that delivered it and for the same tenant and domain only [DELI-17]', async () => {
  const first = await makeDelivery(world)
  await expectStatus(deliver(world, museum, first), 202)
  const again = { ...(await makeDelivery(world)), contentTag: first.contentTag }
  expect(await problemOf(open(museum, again))).toMatchObject({
    code: 'DELIVERY_DUPLICATE',
    deliveryId: first.deliveryId,
  })
  await expectStatus(open(museum, again, { again: true }), 201)
  await expectStatus(open(stage, { ...again, deliveryId: randomUUID() }), 201)
  await expectStatus(open(museum, { ...again, deliveryId: randomUUID(), tenant: 'other', domain: 'panel' }), 201)
  await expectStatus(world.publish(withSecondDomain), 201)
  await expectStatus(open(museum, { ...again, deliveryId: randomUUID(), domain: 'second' }), 201)
})

const withSecondDomain = (directory: Directory): Directory => ({
  ...directory,
  domains: directory.domains.flatMap((each) =>
    each.id === 'audience' ? [each, { ...each, id: 'second', prefix: 'second' }] : [each],
  ),
  agreements: directory.agreements.flatMap((each) =>
    each.institution === 'museum' && each.domain === 'audience'
      ? [each, { ...each, id: 'of-second', domain: 'second' }]
      : [each],
  ),
})

test('what was refused by an engine may be delivered again [DELI-17]', async () => {
  const first = await makeDelivery(world)
  await expectStatus(deliver(world, museum, first), 202)
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into intake.refusal (delivery, number, code, refused_at) values ($1, 0, 'PART_UNOPENABLE', now())`,
      [first.deliveryId],
    ),
  )
  await expectStatus(open(museum, { ...first, deliveryId: randomUUID() }), 201)
})

test('an institution sees its own deliveries, newest first, and nobody else’s', async () => {
  world.clock.advance(1)
  const one = await makeDelivery(world, { institution: 'stage' })
  await expectStatus(open(stage, one), 201)
  world.clock.advance(1)
  const two = await makeDelivery(world, { institution: 'stage' })
  await expectStatus(open(stage, two), 201)
  const list = async (token: string, query = ''): Promise<{ deliveryId: string; institution: string }[]> => {
    const response = await expectStatus(world.request('GET', `/v1/deliveries${query}`, { token }), 200)
    return ((await response.json()) as { deliveries: { deliveryId: string; institution: string }[] }).deliveries
  }
  expect((await list(stage)).slice(0, 2).map(({ deliveryId }) => deliveryId)).toEqual([two.deliveryId, one.deliveryId])
  expect(await list(stage, '?limit=1')).toHaveLength(1)
  expect((await list(stage)).every(({ institution }) => institution === 'stage')).toBe(true)
  expect((await list(museum)).every(({ institution }) => institution === 'museum')).toBe(true)
})

test('a foreign delivery is not there, whatever is done to it [HTTP-13, PART-4, DELI-11]', async () => {
  const delivery = await makeDelivery(world)
  await expectStatus(deliver(world, museum, delivery), 202)
  const path = `/v1/deliveries/${delivery.deliveryId}`
  const [chunk] = delivery.chunks
  const { rowCount, identityPart, activityPart } = chunk ?? {}
  const attempts = [
    world.request('GET', path, { token: stage }),
    world.request('GET', `${path}/receipt`, { token: stage }),
    world.request('DELETE', path, { token: stage }),
    world.request('PUT', `${path}/closure`, { token: stage, json: { manifest: delivery.manifest } }),
    world.request('PUT', `${path}/chunks/0`, { token: stage, json: { rowCount, identityPart, activityPart } }),
  ]
  for (const attempt of attempts) expect((await problemOf(attempt)).code).toBe('NOT_FOUND')
})
