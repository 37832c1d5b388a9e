import type { Manifest } from '@sluis/ttp-core/supplier'
import { verifyReceipt } from '@sluis/ttp-core/supplier'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeliveryOptions, TestDelivery } from '../http/client.ts'
import {
  chunkBody,
  deliver,
  expectStatus,
  makeDelivery,
  opening,
  problemOf,
  sealChunk,
  tokenOf,
} from '../http/client.ts'
import { crashingDatabase } from '../http/crashing-database.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'
import { closings, countClosed, partsOf } from './delivery-counts.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())

const close = (delivery: TestDelivery, manifest = delivery.manifest, gateway = world.gateway): Promise<Response> =>
  world.request('PUT', `/v1/deliveries/${delivery.deliveryId}/closure`, { token, json: { manifest }, gateway })
const read = async (delivery: TestDelivery): Promise<Record<string, unknown>> =>
  (await (await world.request('GET', `/v1/deliveries/${delivery.deliveryId}`, { token })).json()) as Record<
    string,
    unknown
  >

async function sent(options: DeliveryOptions = {}, again = false, skip: readonly number[] = []): Promise<TestDelivery> {
  const delivery = await makeDelivery(world, options)
  const json = again ? { ...opening(delivery), again } : opening(delivery)
  await expectStatus(world.request('POST', '/v1/deliveries', { token, json }), 201)
  for (const chunk of delivery.chunks.filter(({ number }) => !skip.includes(number))) {
    const path = `/v1/deliveries/${delivery.deliveryId}/chunks/${chunk.number}`
    await expectStatus(world.request('PUT', path, { token, json: chunkBody(chunk) }), 201)
  }
  return delivery
}

test('a closed delivery has one receipt, however often it is closed, and it proves itself [HTTP-21, DELI-18]', async () => {
  const delivery = await sent({ chunkCount: 3 })
  const pending = await expectStatus(close(delivery), 202)
  expect(pending.headers.get('retry-after')).toBe('1')
  expect(await pending.json()).toEqual({ deliveryId: delivery.deliveryId, state: 'closed' })
  await world.sequenceLog()
  const receipt: unknown = await (await expectStatus(close(delivery), 200)).json()
  const { details } = verifyReceipt(receipt, world.directory().log)
  expect(details).toMatchObject({ deliveryId: delivery.deliveryId, institution: 'museum', chunkCount: 3, rowCount: 3 })
  const path = `/v1/deliveries/${delivery.deliveryId}/receipt`
  expect(await (await expectStatus(world.request('GET', path, { token }), 200)).json()).toEqual(receipt)
  expect(await read(delivery)).toMatchObject({
    state: 'closed',
    rowCount: 3,
    chunkCount: 3,
    closedAt: details.closedAt,
  })
})

test('a receipt still proves itself when the log has grown over several tiles', async () => {
  const delivery = await sent()
  await expectStatus(close(delivery), 202)
  await world.sequenceLog()
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into audit.pending (id, appended_by, body) select id, 'ttp_registry', replace(body, e.old::text, id::text)
       from (select gen_random_uuid() as id, x.id as old, x.body from audit.entry x cross join generate_series(1, 1000)
             where x.index = 0) e`,
    ),
  )
  await world.sequenceLog()
  const receipt: unknown = await (await expectStatus(close(delivery), 200)).json()
  const verified = verifyReceipt(receipt, world.directory().log)
  expect(verified.checkpoint.size).toBeGreaterThan(1_000)
})

test('closing waits for the log as long as it may, and answers as soon as it is covered [DELI-19]', async () => {
  const gateway = world.anotherGateway({ receiptWaitMs: 120_000 })
  const delivery = await sent()
  const answer = close(delivery, delivery.manifest, gateway)
  await expect.poll(async () => (await read(delivery)).state).toBe('closed')
  await world.sequenceLog()
  await expectStatus(answer, 200)
})

test('closing too early names the chunks that are missing, and can then be completed [DELI-16]', async () => {
  const delivery = await sent({ chunkCount: 4 }, false, [1, 3])
  expect(await problemOf(close(delivery))).toMatchObject({ code: 'DELIVERY_INCOMPLETE', missing: [1, 3] })
  expect(await read(delivery)).toMatchObject({ state: 'open', chunkCount: 2 })
  for (const number of [3, 1]) {
    const chunk = delivery.chunks[number]
    if (chunk === undefined) throw new Error('no chunk')
    const path = `/v1/deliveries/${delivery.deliveryId}/chunks/${number}`
    await expectStatus(world.request('PUT', path, { token, json: chunkBody(chunk) }), 201)
  }
  await expectStatus(close(delivery), 202)
})

test.each<[string, (manifest: Manifest) => Manifest]>([
  ['names fewer chunks than were received', (m) => ({ ...m, chunks: m.chunks.slice(0, 1), rowCount: 1 })],
  [
    'names another digest',
    (m) => ({ ...m, chunks: m.chunks.map((c) => ({ ...c, identityDigest: c.activityDigest })) }),
  ],
  [
    'names another digest of an activity part',
    (m) => ({ ...m, chunks: m.chunks.map((c) => ({ ...c, activityDigest: c.identityDigest })) }),
  ],
  ['names another row count', (m) => ({ ...m, chunks: m.chunks.map((c) => ({ ...c, rowCount: 2 })), rowCount: 4 })],
  ['is of another delivery', (m) => ({ ...m, delivery: '00000000-0000-4000-8000-000000000000' })],
  ['is of another institution', (m) => ({ ...m, institution: 'stage' })],
  ['is for another tenant', (m) => ({ ...m, tenant: 'other' })],
  ['is for another domain', (m) => ({ ...m, domain: 'panel' })],
  ['knows a directory that does not exist yet', (m) => ({ ...m, directoryVersion: 1_000 })],
])('a manifest is refused that %s [DELI-16]', async (_, manifest) => {
  const delivery = await sent({ chunkCount: 2, manifest })
  expect((await problemOf(close(delivery))).code).toBe('MANIFEST_INVALID')
  expect((await read(delivery)).state).toBe('open')
})

test('a manifest is refused that counts the rows of two chunks the other way round [DELI-16]', async () => {
  const delivery = await makeDelivery(world, {
    chunkCount: 2,
    manifest: (m) => ({ ...m, chunks: m.chunks.map((c) => ({ ...c, rowCount: 2 - c.number })), rowCount: 3 }),
  })
  await expectStatus(world.request('POST', '/v1/deliveries', { token, json: opening(delivery) }), 201)
  for (const chunk of delivery.chunks) {
    const path = `/v1/deliveries/${delivery.deliveryId}/chunks/${chunk.number}`
    const json = { ...chunkBody(chunk), rowCount: 1 + chunk.number }
    await expectStatus(world.request('PUT', path, { token, json }), 201)
  }
  expect(await problemOf(close(delivery))).toMatchObject({ code: 'MANIFEST_INVALID', chunk: 0 })
})

test('a manifest is refused that the institution did not sign [DELI-16]', async () => {
  const { stage, tenant, keySign } = world.parties
  for (const { privateJwk } of [stage, tenant, keySign]) {
    const delivery = await makeDelivery(world, { signer: privateJwk })
    const own = await sent({ deliveryId: delivery.deliveryId })
    expect((await problemOf(close(own, delivery.manifest))).code).toBe('MANIFEST_INVALID')
    const [header, payload] = own.manifest.split('.')
    expect((await problemOf(close(own, `${header}.${payload}.AAAA`))).code).toBe('MANIFEST_INVALID')
    expect((await problemOf(close(own, 'x'))).code).toBe('MANIFEST_INVALID')
  }
})

test('a closed delivery takes no other manifest and no new chunk, and knows its old ones [DELI-1, DELI-14]', async () => {
  const delivery = await sent({ chunkCount: 2 })
  await expectStatus(close(delivery), 202)
  const other = await makeDelivery(world, { deliveryId: delivery.deliveryId })
  expect((await problemOf(close(delivery, other.manifest))).code).toBe('DELIVERY_CLOSED')
  const place = { delivery: delivery.deliveryId, institution: 'museum', tenant: 'tenant', domain: 'audience' }
  const late = await sealChunk(world, { ...place, chunk: 2 })
  const put = (number: number, json: object) =>
    world.request('PUT', `/v1/deliveries/${delivery.deliveryId}/chunks/${number}`, { token, json })
  expect((await problemOf(put(2, chunkBody(late)))).code).toBe('DELIVERY_CLOSED')
  const [first] = delivery.chunks
  if (first === undefined) throw new Error('no chunk')
  await expectStatus(put(0, chunkBody(first)), 200)
  expect((await problemOf(put(0, { ...chunkBody(first), rowCount: 9 }))).code).toBe('CHUNK_CHANGED')
})

test('an agreement that ended between opening and closing stops the closing; a receipt given before stays [DELI-16]', async () => {
  const before = await sent()
  await expectStatus(close(before), 202)
  const delivery = await sent()
  const until = (inForceUntil: string) =>
    world.publish((directory) => ({
      ...directory,
      agreements: directory.agreements.map((each) =>
        each.institution === 'museum' ? { ...each, inForceUntil } : each,
      ),
    }))
  await expectStatus(until('2026-05-31'), 201)
  expect((await problemOf(close(delivery))).code).toBe('AGREEMENT_MISSING')
  await expectStatus(close(before), 202)
  await expectStatus(until('2026-12-31'), 201)
  await expectStatus(close(delivery), 202)
})

test('of two deliveries of the same content, one is closed, also when they are closed at once [DELI-17]', async () => {
  const one = await sent()
  const two = await sent({ contentTag: one.contentTag })
  const answers = await Promise.all([close(one), close(two, two.manifest, world.anotherGateway())])
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
  const refused = answers.find(({ status }) => status === 409)
  if (refused === undefined) throw new Error('both closed')
  expect((await problemOf(refused)).code).toBe('DELIVERY_DUPLICATE')
  const onPurpose = await sent({ contentTag: one.contentTag }, true)
  await expectStatus(close(onPurpose), 202)
})

test('two deliveries of the same content that are both on the way to being closed: one is [DELI-17]', async () => {
  const one = await sent()
  const two = await sent({ contentTag: one.contentTag })
  const other = world.anotherGateway()
  const answers = await world.owner.transaction(async (sql) => {
    // Whoever closes comes as far as its entry in the log and waits there, its transaction open.
    await sql.query('lock table audit.pending in exclusive mode')
    const closings = [close(one), close(two, two.manifest, other)]
    const waiting = async (): Promise<number> =>
      (await sql.query<{ count: number }>('select count(*)::int as count from pg_locks where not granted')).rows[0]
        ?.count ?? 0
    await expect.poll(waiting).toBe(2)
    return closings
  })
  expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([202, 409])
})

test('closing from many sides at once closes once [DELI-18]', async () => {
  const delivery = await sent()
  const other = world.anotherGateway()
  await Promise.all([1, 2, 3, 4].map((n) => close(delivery, delivery.manifest, n % 2 === 0 ? other : world.gateway)))
  expect(await closings(world, delivery)).toBe(1)
})

test('after a crash at any statement the delivery is open or closed, never between, and closing it again succeeds [DELI-10]', async () => {
  const delivery = await sent()
  const entriesBefore = await countClosed(world)
  let statement = 0
  for (; ; statement += 1) {
    const crashing = crashingDatabase(world.database('ttp_intake'), statement, statement % 2 === 0 ? 'before' : 'after')
    const answer = await close(delivery, delivery.manifest, world.anotherGateway({ intake: crashing.database }))
    if (!crashing.crashed()) {
      expect(answer.status).toBe(202)
      break
    }
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
    expect((await read(delivery)).state).toBe('open')
    expect(await countClosed(world)).toBe(entriesBefore)
  }
  expect(statement).toBeGreaterThanOrEqual(6)
  expect(await countClosed(world)).toBe(entriesBefore + 1)
})

test('an abandoned delivery leaves no part behind and takes nothing any more [DELI-1, DELI-20]', async () => {
  const delivery = await sent({ chunkCount: 2 })
  const path = `/v1/deliveries/${delivery.deliveryId}`
  await expectStatus(world.request('DELETE', path, { token }), 204)
  await expectStatus(world.request('DELETE', path, { token }), 204)
  expect(await read(delivery)).toMatchObject({ state: 'abandoned', chunkCount: 0, chunks: [] })
  expect(await partsOf(world, delivery)).toBe(0)
  expect((await problemOf(close(delivery))).code).toBe('DELIVERY_CLOSED')
  expect((await problemOf(world.request('GET', `${path}/receipt`, { token }))).code).toBe('NOT_FOUND')
  await expectStatus(deliver(world, token, await makeDelivery(world, { contentTag: delivery.contentTag })), 202)
})

test('a closed delivery cannot be abandoned [DELI-1, DELI-20]', async () => {
  const delivery = await sent()
  await expectStatus(close(delivery), 202)
  expect((await problemOf(world.request('DELETE', `/v1/deliveries/${delivery.deliveryId}`, { token }))).code).toBe(
    'DELIVERY_CLOSED',
  )
  expect(await partsOf(world, delivery)).toBe(2)
})

test('a delivery that an engine refused shows why, and its parts are deleted [DELI-23]', async () => {
  const delivery = await sent({ chunkCount: 2 })
  await expectStatus(close(delivery), 202)
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into intake.refusal (delivery, number, code, refused_at) values ($1, 1, 'PART_UNOPENABLE', now())`,
      [delivery.deliveryId],
    ),
  )
  expect(await read(delivery)).toMatchObject({ state: 'refused', refusal: { code: 'PART_UNOPENABLE', chunk: 1 } })
  const workers = world.gateway.startWorkers()
  await expect.poll(() => partsOf(world, delivery)).toBe(0)
  await workers.stop()
})
