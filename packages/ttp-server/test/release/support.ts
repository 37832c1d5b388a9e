import { expect } from 'vitest'
import type { Release } from '../../src/domains/release/index.ts'
import { createRelease } from '../../src/domains/release/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { DeliveryOptions, TestDelivery } from '../http/client.ts'
import { deliver, expectStatus, makeDelivery, tokenOf } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

export interface Item {
  readonly cursor: number
  readonly kind: string
  readonly delivery?: string
  readonly chunk?: number
  readonly change?: string
  readonly institution?: string
  readonly manifest?: string
  readonly evidence: unknown
  readonly closing?: unknown
}
export interface Feed {
  readonly items: readonly Item[]
  readonly lastCursor: number
}

/** A world with two tenants who follow their feeds, and a release whose steps the test makes itself. */
export interface FeedWorld {
  readonly world: World
  readonly release: Release
  readonly releaseOn: (database: Database) => Release
  /** Access tokens. */
  readonly tenant: string
  readonly other: string
  /** A delivery that the museum made and closed. */
  readonly closed: (options?: DeliveryOptions) => Promise<TestDelivery>
  /** Lets the steps run until there is nothing left to do. */
  readonly settle: () => Promise<void>
  readonly feed: (token: string, query?: string) => Promise<Feed>
  readonly parts: (token: string, cursor: number) => Promise<Response>
  readonly acknowledge: (token: string, cursor: unknown) => Promise<Response>
  /** The first column of the first row, a number. */
  readonly count: (statement: string) => Promise<number>
  /** How many items have their entry in the log or on its way there. */
  readonly assembledEntries: () => Promise<number>
  readonly clear: () => Promise<void>
}

export async function startFeedWorld(): Promise<FeedWorld> {
  const world = await startWorld()
  await expectStatus(world.publish(), 201)
  const museum = await tokenOf(world, 'museum-client', world.parties.museum)
  const releaseOn = (database: Database): Release =>
    createRelease({
      database,
      directory: watchDirectory(
        world.database('ttp_registry'),
        world.parties.registrar.publicJwk,
        world.clock.now,
        1_000,
      ),
      now: world.clock.now,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    })
  const release = releaseOn(world.database('ttp_release'))
  const count = async (statement: string): Promise<number> => {
    const { rows } = await world.owner.withConnection((sql) => sql.query<{ count: number }>(statement))
    expect(rows).toHaveLength(1)
    return rows[0]?.count ?? Number.NaN
  }
  return {
    world,
    release,
    releaseOn,
    tenant: await tokenOf(world, 'tenant-client', world.parties.tenant),
    other: await tokenOf(world, 'other-client', world.parties.otherTenant),
    closed: async (options) => {
      const delivery = await makeDelivery(world, options)
      await expectStatus(deliver(world, museum, delivery), 202)
      return delivery
    },
    settle: async () => {
      while (await release.assemble());
      await world.sequenceLog()
      while (await release.publish());
    },
    feed: async (token, query = '') =>
      (await (await expectStatus(world.request('GET', `/v1/releases${query}`, { token }), 200)).json()) as Feed,
    parts: (token, cursor) => world.request('GET', `/v1/releases/${cursor}/parts`, { token }),
    acknowledge: (token, cursor) => world.request('PUT', '/v1/releases/acknowledgement', { token, json: { cursor } }),
    count,
    assembledEntries: () =>
      count(
        `select (select count(*) from audit.pending p join release.item i on i.entry = p.id)
              + (select count(*) from audit.entry e join release.item i on i.entry = e.id) as count`,
      ),
    clear: async () => {
      await world.owner.withConnection((sql) =>
        sql.query(
          'truncate release.item, release.feed, release.pseudonym_part, release.attribute_part, release.change_part',
        ),
      )
    },
  }
}
