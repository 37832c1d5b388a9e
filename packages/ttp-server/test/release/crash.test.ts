import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Release } from '../../src/domains/release/index.ts'
import { crashingDatabase } from '../http/crashing-database.ts'
import { playChange, playEngines, playEnginesFor } from '../http/engines.ts'
import type { FeedWorld } from './support.ts'
import { startFeedWorld } from './support.ts'

let feedWorld: FeedWorld
let world: FeedWorld['world']
let release: FeedWorld['release']
let releaseOn: FeedWorld['releaseOn']
let tenant: FeedWorld['tenant']
let closed: FeedWorld['closed']
let settle: FeedWorld['settle']
let feed: FeedWorld['feed']
let count: FeedWorld['count']
let assembledEntries: FeedWorld['assembledEntries']
beforeAll(async () => {
  feedWorld = await startFeedWorld()
  ;({ world, release, releaseOn, tenant, closed, settle, feed, count, assembledEntries } = feedWorld)
})
afterAll(() => feedWorld.world.stop())
beforeEach(() => feedWorld.clear())

test('several gateways at once assemble and publish every chunk once, without a gap [RELE-6, RELE-7]', async () => {
  const delivery = await closed({ chunkCount: 40 })
  const gateways = [1, 2, 3].map(() => releaseOn(world.database('ttp_release')))
  let ends = false
  const works = gateways.map(async (each) => {
    while (!ends) {
      await each.assemble()
      await each.publish()
    }
  })
  for (const { number } of delivery.chunks) {
    await playEnginesFor(world, delivery, number)
    if (number % 5 === 0) await playChange(world, 'tenant', 'audience')
    if (number % 7 === 0) await world.sequenceLog()
  }
  const length = async (): Promise<number> => {
    await world.sequenceLog()
    return (await feed(tenant)).lastCursor
  }
  await expect.poll(length).toBe(48)
  ends = true
  await Promise.all(works)
  const { items } = await feed(tenant, '?limit=200')
  expect(items.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1))
  const chunks = items.flatMap(({ chunk }) => chunk ?? [])
  expect(chunks.sort((a, b) => a - b)).toEqual(delivery.chunks.map(({ number }) => number))
  expect(await assembledEntries()).toBe(48)
})

describe.each(['before', 'after'] as const)('a crash %s any statement', (when) => {
  async function crashEverywhere(
    step: (release: Release) => Promise<unknown>,
    check: () => Promise<void>,
  ): Promise<number> {
    for (let statement = 0; ; statement += 1) {
      const crashing = crashingDatabase(world.database('ttp_release'), statement, when)
      const failure = await step(releaseOn(crashing.database)).then(
        () => null,
        (error: unknown) => error,
      )
      if (!crashing.crashed()) {
        expect(failure).toBeNull()
        return statement
      }
      expect(failure).not.toBeNull()
      await check()
    }
  }

  test('of assembling leaves no item without its audit entry, and none of both [RELE-4, AUDI-13]', async () => {
    await playEngines(world, await closed({ chunkCount: 2 }))
    await playChange(world, 'tenant', 'audience')
    const crashes = await crashEverywhere(
      (each) => each.assemble(),
      async () => expect([await count('select count(*) from release.item'), await assembledEntries()]).toEqual([0, 0]),
    )
    expect(crashes).toBeGreaterThanOrEqual(10)
    expect([await count('select count(*) from release.item'), await assembledEntries()]).toEqual([3, 3])
    expect(await release.assemble()).toBe(false)
  })

  test('of publishing leaves the end of the feed where its last item is [RELE-6]', async () => {
    await playEngines(world, await closed({ chunkCount: 3 }))
    await release.assemble()
    await world.sequenceLog()
    const crashes = await crashEverywhere(
      (each) => each.publish(),
      async () => expect(await feed(tenant)).toEqual({ items: [], lastCursor: 0 }),
    )
    expect(crashes).toBeGreaterThanOrEqual(4)
    expect((await feed(tenant)).items.map(({ cursor }) => cursor)).toEqual([1, 2, 3])
  })

  test('of acknowledging deletes all or nothing [RELE-10]', async () => {
    const delivery = await closed({ chunkCount: 2 })
    await playEngines(world, delivery)
    await settle()
    const actor = {
      client: 'tenant-client',
      organisation: 'tenant',
      kind: 'tenant',
      scopes: new Set(['release:read'] as const),
    } as const
    const left = (): Promise<number> =>
      count(
        `select (select count(*) from release.pseudonym_part) + (select count(*) from release.attribute_part)
              + (select count(*) from intake.activity_part where delivery = '${delivery.deliveryId}') as count`,
      )
    const crashes = await crashEverywhere(
      (each) => each.acknowledge(actor, { cursor: 2 }),
      async () => expect(await left()).toBe(6),
    )
    expect(crashes).toBeGreaterThanOrEqual(8)
    expect(await left()).toBe(0)
  })
})
