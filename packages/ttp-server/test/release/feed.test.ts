import { manifestDigest, verifyClosing, verifyRelease } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectStatus, problemOf } from '../http/client.ts'
import { playChange, playEngines, playEnginesFor } from '../http/engines.ts'
import type { FeedWorld } from './support.ts'
import { startFeedWorld } from './support.ts'

let feedWorld: FeedWorld
let world: FeedWorld['world']
let release: FeedWorld['release']
let tenant: FeedWorld['tenant']
let other: FeedWorld['other']
let closed: FeedWorld['closed']
let settle: FeedWorld['settle']
let feed: FeedWorld['feed']
let parts: FeedWorld['parts']
let acknowledge: FeedWorld['acknowledge']
beforeAll(async () => {
  feedWorld = await startFeedWorld()
  ;({ world, release, tenant, other, closed, settle, feed, parts, acknowledge } = feedWorld)
})
afterAll(() => feedWorld.world.stop())
beforeEach(() => feedWorld.clear())

describe('an item', () => {
  test('comes when the parts of its chunk are all there, not before [RELE-2]', async () => {
    const delivery = await closed()
    await settle()
    expect(await feed(tenant)).toEqual({ items: [], lastCursor: 0 })
    await playEngines(world, delivery)
    await settle()
    const { items, lastCursor } = await feed(tenant)
    expect(lastCursor).toBe(1)
    expect(items).toMatchObject([
      {
        cursor: 1,
        kind: 'chunk',
        domain: 'audience',
        delivery: delivery.deliveryId,
        chunk: 0,
        institution: 'museum',
        manifest: delivery.manifest,
      },
    ])
  })

  test('comes with the evidence of its acceptance, under the checkpoint of its release [RELE-15, RELE-47]', async () => {
    const delivery = await closed()
    await playEngines(world, delivery)
    await settle()
    const { items } = await feed(tenant)
    const { log } = world.directory()
    const [release, closing] = [verifyRelease(items[0]?.evidence, log), verifyClosing(items[0]?.closing, log)]
    expect(closing.details).toMatchObject({ deliveryId: delivery.deliveryId, institution: 'museum' })
    expect(closing.details.manifestDigest).toBe(manifestDigest(delivery.manifest))
    expect(closing.note).toBe(release.note)
    expect(closing.index).toBeLessThan(release.index)
  })

  test('does not come while its delivery is held back, and comes when it no longer is [HTTP-75]', async () => {
    const [held, other] = [await closed(), await closed()]
    const owner = (text: string) => world.owner.withConnection((sql) => sql.query(text, [held.deliveryId]))
    await owner('insert into release.hold (delivery, held_at) values ($1, now())')
    await playEngines(world, held)
    await playEngines(world, other)
    await settle()
    expect((await feed(tenant)).items).toMatchObject([{ delivery: other.deliveryId }])
    await owner('delete from release.hold where delivery = $1')
    await settle()
    expect((await feed(tenant)).items).toMatchObject([{ delivery: other.deliveryId }, { delivery: held.deliveryId }])
  })

  test('has no attribute part when the domain has no attributes', async () => {
    await playEngines(world, await closed({ tenant: 'other', domain: 'panel' }), { attributes: false })
    await settle()
    const { items } = await feed(other)
    const verified = verifyRelease(items[0]?.evidence, world.directory().log)
    expect(Object.keys(verified.details.digests)).toEqual(['activityPart', 'pseudonymPart'])
    const body = (await (await expectStatus(parts(other, 1), 200)).json()) as object
    expect(Object.keys(body)).toEqual(['activityPart', 'pseudonymPart'])
  })

  test('is not released before a checkpoint of the log covers it [RELE-5, AUDI-23]', async () => {
    await playEngines(world, await closed())
    await world.sequenceLog()
    expect(await release.assemble()).toBe(true)
    expect(await release.publish()).toBe(false)
    expect((await feed(tenant)).items).toEqual([])
    expect((await problemOf(parts(tenant, 1))).code).toBe('NOT_FOUND')
    // The entry alone is not enough: it is the signed checkpoint that counts.
    await world.owner.withConnection((sql) =>
      sql.query(
        `with moved as (delete from audit.pending returning id, body)
         insert into audit.entry (index, id, body) select 1000000 + row_number() over (), id, body from moved`,
      ),
    )
    expect(await release.publish()).toBe(false)
    await world.owner.withConnection((sql) =>
      sql.query(
        `with moved as (delete from audit.entry where index >= 1000000 returning id, body)
         insert into audit.pending (id, body, appended_by) select id, body, 'ttp_release' from moved`,
      ),
    )
    await settle()
    expect((await feed(tenant)).items).toHaveLength(1)
  })

  test('is not released along with one that the checkpoint covers, not even when it is the very next entry [RELE-5]', async () => {
    const [first, second] = [await closed(), await closed()]
    await playEngines(world, first)
    expect(await release.assemble()).toBe(true)
    await world.sequenceLog()
    await playEngines(world, second)
    expect(await release.assemble()).toBe(true)
    const size = '(select max(size) from audit.checkpoint)'
    await world.owner.withConnection((sql) =>
      sql.query(
        `with moved as (delete from audit.pending returning id, body)
         insert into audit.entry (index, id, body)
         select ${size} + row_number() over (order by body like '%release.assembled%' desc) - 1, id, body from moved`,
      ),
    )
    expect(await release.publish()).toBe(true)
    expect((await feed(tenant)).items).toHaveLength(1)
    await world.owner.withConnection((sql) =>
      sql.query(
        `with moved as (delete from audit.entry where index >= ${size} returning id, body)
         insert into audit.pending (id, body, appended_by) select id, body, 'ttp_release' from moved`,
      ),
    )
    await settle()
    expect((await feed(tenant)).items).toHaveLength(2)
  })

  test('without its activity part never comes, and holds up no other [RELE-2]', async () => {
    const [broken, sound] = [await closed(), await closed()]
    for (const delivery of [broken, sound]) await playEngines(world, delivery)
    await world.owner.withConnection((sql) =>
      sql.query('delete from intake.activity_part where delivery = $1', [broken.deliveryId]),
    )
    await settle()
    expect((await feed(tenant)).items).toMatchObject([{ delivery: sound.deliveryId }])
  })

  test('of a refused delivery never comes, even if the parts are there [RELE-3]', async () => {
    const delivery = await closed({ chunkCount: 2 })
    await playEngines(world, delivery)
    await world.owner.withConnection((sql) =>
      sql.query(
        `insert into intake.refusal (delivery, number, code, refused_at) values ($1, 1, 'PART_UNOPENABLE', now())`,
        [delivery.deliveryId],
      ),
    )
    await settle()
    expect((await feed(tenant)).items).toEqual([])
  })

  test('for another domain than the delivery’s never comes [RELE-3]', async () => {
    await playEngines(world, { ...(await closed()), domain: 'panel' })
    await settle()
    expect((await feed(tenant)).items).toEqual([])
  })

  test('of an open delivery, or for another tenant than the delivery’s, never comes [RELE-2, RELE-3]', async () => {
    const delivery = await closed()
    await playEngines(world, { ...delivery, tenant: 'other' })
    await settle()
    expect((await feed(other)).items).toEqual([])
    await world.owner.withConnection((sql) =>
      sql
        .query(`update release.pseudonym_part set tenant = 'tenant'`)
        .then(() => sql.query(`update intake.delivery set state = 'open' where id = $1`, [delivery.deliveryId])),
    )
    await settle()
    expect((await feed(tenant)).items).toEqual([])
  })
})

describe('a feed', () => {
  test('is numbered from 1 without a gap, in the order in which things came, and is read in pages [RELE-6]', async () => {
    const delivery = await closed({ chunkCount: 3 })
    const order: unknown[] = []
    for (const number of [2, 0, 1]) {
      await playEnginesFor(world, delivery, number)
      await settle()
      order.push(number)
      order.push(await playChange(world, 'tenant', 'audience'))
      await settle()
    }
    const { items, lastCursor } = await feed(tenant)
    expect(lastCursor).toBe(6)
    expect(items.map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4, 5, 6])
    expect(items.map(({ chunk, change }) => change ?? chunk)).toEqual(order)
    const page = await feed(tenant, '?after=2&limit=3')
    expect(page).toEqual({ items: items.slice(2, 5), lastCursor: 6 })
    expect((await feed(tenant, '?after=6')).items).toEqual([])
  })

  test('is a tenant’s own: another sees nothing of it and cannot acknowledge it [RELE-8, HTTP-13]', async () => {
    await playEngines(world, await closed())
    await playEngines(world, await closed({ tenant: 'other', domain: 'panel', chunkCount: 2 }))
    await settle()
    expect((await feed(tenant)).items).toHaveLength(1)
    expect((await feed(other)).items).toHaveLength(2)
    const mine = (await (await parts(tenant, 1)).json()) as object
    const theirs = (await (await parts(other, 1)).json()) as object
    expect(mine).not.toEqual(theirs)
    expect((await problemOf(parts(tenant, 2))).code).toBe('NOT_FOUND')
    await expectStatus(acknowledge(other, 2), 204)
    await expectStatus(parts(tenant, 1), 200)
  })

  test('carries evidence that a tenant can verify, with the digests of exactly the parts that it fetches [RELE-9]', async () => {
    const delivery = await closed()
    await playEngines(world, delivery)
    await playChange(world, 'tenant', 'audience')
    await settle()
    const { items } = await feed(tenant)
    for (const { cursor, evidence } of items) {
      const { details } = verifyRelease(evidence, world.directory().log)
      const sealed = (await (await parts(tenant, cursor)).json()) as Record<string, string>
      const digests: Record<string, string> = {}
      for (const [name, text] of Object.entries(sealed)) {
        digests[name] = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString(
          'base64url',
        )
      }
      expect(details.digests).toEqual(digests)
    }
    expect(items.map(({ kind }) => kind)).toEqual(['chunk', 'change'])
  })
})
