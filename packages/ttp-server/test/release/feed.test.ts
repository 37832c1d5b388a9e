import { verifyRelease } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Release } from '../../src/domains/release/index.ts'
import { createRelease } from '../../src/domains/release/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { DeliveryOptions, TestDelivery } from '../http/client.ts'
import { deliver, expectStatus, makeDelivery, problemOf, tokenOf } from '../http/client.ts'
import { crashingDatabase } from '../http/crashing-database.ts'
import { playChange, playEngines, playEnginesFor } from '../http/engines.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let release: Release
let museum: string
let tenant: string
let other: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  museum = await tokenOf(world, 'museum-client', world.parties.museum)
  tenant = await tokenOf(world, 'tenant-client', world.parties.tenant)
  other = await tokenOf(world, 'other-client', world.parties.otherTenant)
  release = releaseOn(world.database('ttp_release'))
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.owner.withConnection((sql) =>
    sql.query(
      'truncate release.item, release.feed, release.pseudonym_part, release.attribute_part, release.change_part',
    ),
  )
})

function releaseOn(database: Database): Release {
  return createRelease({
    database,
    now: world.clock.now,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  })
}

async function closed(options: DeliveryOptions = {}): Promise<TestDelivery> {
  const delivery = await makeDelivery(world, options)
  await expectStatus(deliver(world, museum, delivery), 202)
  return delivery
}

/** Lets the workers' steps run until there is nothing left to do. */
async function settle(): Promise<void> {
  while (await release.assemble());
  await world.sequenceLog()
  while (await release.publish());
}

interface Item {
  readonly cursor: number
  readonly kind: string
  readonly delivery?: string
  readonly chunk?: number
  readonly change?: string
  readonly institution?: string
  readonly manifest?: string
  readonly evidence: unknown
}
interface Feed {
  readonly items: readonly Item[]
  readonly lastCursor: number
}
async function feed(token: string, query = ''): Promise<Feed> {
  return (await (await expectStatus(world.request('GET', `/v1/releases${query}`, { token }), 200)).json()) as Feed
}
const parts = (token: string, cursor: number): Promise<Response> =>
  world.request('GET', `/v1/releases/${cursor}/parts`, { token })
const acknowledge = (token: string, cursor: unknown): Promise<Response> =>
  world.request('PUT', '/v1/releases/acknowledgement', { token, json: { cursor } })

async function count(statement: string): Promise<number> {
  const { rows } = await world.owner.withConnection((sql) => sql.query<{ count: number }>(statement))
  return rows[0]?.count ?? 0
}
const assembledEntries = (): Promise<number> =>
  count(
    `select (select count(*) from audit.pending p join release.item i on i.entry = p.id)
          + (select count(*) from audit.entry e join release.item i on i.entry = e.id) as count`,
  )

describe('an item', () => {
  test('comes when the parts of its chunk are all there, not before', async () => {
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

  test('has no attribute part when the domain has no attributes', async () => {
    await playEngines(world, await closed({ tenant: 'other', domain: 'panel' }), { attributes: false })
    await settle()
    const { items } = await feed(other)
    const verified = verifyRelease(items[0]?.evidence, world.directory().log)
    expect(Object.keys(verified.details.digests)).toEqual(['activityPart', 'pseudonymPart'])
    const body = (await (await expectStatus(parts(other, 1), 200)).json()) as object
    expect(Object.keys(body)).toEqual(['activityPart', 'pseudonymPart'])
  })

  test('is not released before a checkpoint of the log covers it', async () => {
    await playEngines(world, await closed())
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
         insert into audit.pending (id, body) select id, body from moved`,
      ),
    )
    await settle()
    expect((await feed(tenant)).items).toHaveLength(1)
  })

  test('of a refused delivery never comes, even if the parts are there', async () => {
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

  test('of an open delivery, or for another tenant than the delivery’s, never comes', async () => {
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
  test('is numbered from 1 without a gap, in the order in which things came, and is read in pages', async () => {
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

  test('is a tenant’s own: another sees nothing of it and cannot acknowledge it', async () => {
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

  test('carries evidence that a tenant can verify, with the digests of exactly the parts that it fetches', async () => {
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

describe('acknowledging', () => {
  test('deletes the parts up to the cursor and no other, and never goes back', async () => {
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

  test('what is not there yet is refused', async () => {
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

  test('at once from many sides counts once', async () => {
    await playEngines(world, await closed({ chunkCount: 4 }))
    await settle()
    const entries = await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)
    const answers = await Promise.all([4, 4, 4, 4].map((cursor) => acknowledge(tenant, cursor)))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204])
    expect(await count(`select count(*) from audit.pending where body like '%release.acknowledged%'`)).toBe(entries + 1)
  })
})

test('several gateways at once assemble and publish every chunk once, without a gap', async () => {
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
  await expect.poll(length, { timeout: 20_000 }).toBe(48)
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

  test('of assembling leaves no item without its audit entry, and none of both', async () => {
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

  test('of publishing leaves the end of the feed where its last item is', async () => {
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

  test('of acknowledging deletes all or nothing', async () => {
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
