import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectStatus, problemOf } from '../http/client.ts'
import { playChange, playEngines } from '../http/engines.ts'
import type { FeedWorld } from './support.ts'
import { startFeedWorld } from './support.ts'

let feedWorld: FeedWorld
let world: FeedWorld['world']
let tenant: FeedWorld['tenant']
let closed: FeedWorld['closed']
let settle: FeedWorld['settle']
let feed: FeedWorld['feed']
let parts: FeedWorld['parts']
let acknowledge: FeedWorld['acknowledge']
let count: FeedWorld['count']
beforeAll(async () => {
  feedWorld = await startFeedWorld()
  ;({ world, tenant, closed, settle, feed, parts, acknowledge, count } = feedWorld)
})
afterAll(() => feedWorld.world.stop())
beforeEach(() => feedWorld.clear())

test('acknowledging deletes the parts up to the cursor and no other, and never goes back [RELE-10, HTTP-21]', async () => {
  const delivery = await closed({ chunkCount: 3 })
  await playEngines(world, delivery)
  await playChange(world, 'tenant', 'audience')
  await settle()
  await expectStatus(acknowledge(tenant, 2), 204)
  expect(await Promise.all([1, 2, 3, 4].map(async (cursor) => (await parts(tenant, cursor)).status))).toEqual([
    404, 404, 200, 200,
  ])
  expect(await count('select count(*) from release.pseudonym_part')).toBe(1)
  expect(await count('select count(*) from release.attribute_part')).toBe(1)
  expect(await count(`select count(*) from intake.activity_part where delivery = '${delivery.deliveryId}'`)).toBe(1)
  const entries = await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)
  await expectStatus(acknowledge(tenant, 1), 204)
  await expectStatus(acknowledge(tenant, 2), 204)
  expect(await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)).toBe(entries)
  expect(await count(`select acknowledged_cursor as count from release.feed where tenant = 'tenant'`)).toBe(2)
  await expectStatus(acknowledge(tenant, 4), 204)
  expect(await count('select count(*) from release.change_part')).toBe(0)
  await settle()
  expect((await feed(tenant)).lastCursor).toBe(4)
})

test('what is not there yet is refused [RELE-11]', async () => {
  await playEngines(world, await closed())
  await settle()
  expect(await problemOf(acknowledge(tenant, 2))).toMatchObject({
    code: 'REQUEST_MALFORMED',
    fields: [{ path: '/cursor', rule: 'too_big' }],
  })
  await expectStatus(parts(tenant, 1), 200)
  await expectStatus(acknowledge(tenant, 0), 204)
  for (const cursor of [-1, 0.5, '1', null])
    expect((await problemOf(acknowledge(tenant, cursor))).code).toBe('REQUEST_MALFORMED')
})

test('acknowledging at once from many sides counts once', async () => {
  await playEngines(world, await closed({ chunkCount: 4 }))
  await settle()
  const entries = await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)
  const answers = await Promise.all([4, 4, 4, 4].map((cursor) => acknowledge(tenant, cursor)))
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204])
  expect(await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)).toBe(entries + 1)
})
