import { randomUUID } from 'node:crypto'
import { createRelease } from '../../src/domains/release/index.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { TestDelivery } from '../http/client.ts'
import { deliver, expectStatus, makeDelivery, opening, tokenOf } from '../http/client.ts'
import { playEngines } from '../http/engines.ts'
import type { World } from '../http/world.ts'

/** What each house has, by the identifier of the organisation. */
export interface Things {
  /** A tag of content that nobody delivered. */
  readonly tag: string
  /** Identifiers of deliveries that were closed. */
  readonly closed: Readonly<Record<string, string>>
  /** Deliveries that are open, with nothing received. */
  readonly open: Readonly<Record<string, TestDelivery>>
  /** Identifiers of requests: of an institution its reveal, of a tenant the translation that it receives. */
  readonly request: Readonly<Record<string, string>>
  /** Identifiers of the tenants' rewraps. */
  readonly rewrap: Readonly<Record<string, string>>
  /** The texts of the institutions' requests. */
  readonly document: Readonly<Record<string, string>>
  /** Activity parts in the feed of a tenant, in any order: one to an item. */
  readonly feed: Readonly<Record<string, readonly string[]>>
}

/** Gives both institutions deliveries and a request, and both tenants a feed and a translation. */
export async function makeThings(world: World): Promise<Things> {
  const keys = { museum: world.parties.museum, stage: world.parties.stage }
  const closed: Record<string, string> = {}
  const feed: Record<'tenant' | 'other', string[]> = { tenant: [], other: [] }
  const open: Record<string, TestDelivery> = {}
  for (const [institution, key] of Object.entries(keys)) {
    const token = await tokenOf(world, `${institution}-client`, key)
    const bring = async (tenant: 'tenant' | 'other', domain: string): Promise<string> => {
      const delivery = await makeDelivery(world, { institution, tenant, domain })
      await expectStatus(deliver(world, token, delivery), 202)
      await playEngines(world, delivery)
      feed[tenant].push(...delivery.chunks.map(({ activityPart }) => activityPart))
      return delivery.deliveryId
    }
    closed[institution] = await bring('tenant', 'audience')
    // The stage has no agreement with the other tenant.
    if (institution === 'museum') await bring('other', 'panel')
    const other = await makeDelivery(world, { institution })
    await expectStatus(world.request('POST', '/v1/deliveries', { token, json: opening(other) }), 201)
    open[institution] = other
  }
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))
  const release = createRelease({
    database: world.database('ttp_release'),
    directory: watchDirectory(
      world.database('ttp_registry'),
      world.parties.registrar.publicJwk,
      world.clock.now,
      1_000,
    ),
    now: world.clock.now,
    random,
  })
  while (await release.assemble());
  await world.sequenceLog()
  while (await release.publish());
  const requests = await makeRequests(world)
  const rewrap = { tenant: randomUUID(), other: randomUUID() }
  for (const [tenant, id] of Object.entries(rewrap)) {
    await world.owner.withConnection((sql) =>
      sql.query(
        `insert into release.rewrap_chunk (tenant, rewrap, number, domain, digest, change, received_at)
         values ($1, $2, 0, 'x', $3, $4, $5)`,
        [tenant, id, new Uint8Array(32), randomUUID(), world.clock.now()],
      ),
    )
  }
  return { tag: 'A'.repeat(43), closed, open, ...requests, rewrap, feed }
}

async function makeRequests(world: World): Promise<Pick<Things, 'request' | 'document'>> {
  const request: Record<string, string> = {}
  const document: Record<string, string> = {}
  for (const [house, act] of [
    ['museum', 'reveal'],
    ['stage', 'reveal'],
    ['tenant', 'translate'],
    ['other', 'translate'],
  ] as const) {
    const id = randomUUID()
    const text = `e30.${Buffer.from(house).toString('base64url')}.${'A'.repeat(86)}`
    request[house] = id
    if (act === 'reveal') document[house] = text
    await world.owner.withConnection((sql) =>
      sql.query(
        `insert into reveal.request (id, act, digest, requester, organisation, receiver, tenant, domain, document, part_count,
           expires_at, received_at)
         values ($1, $2, $3, 'p-x', $4, $5, 'tenant', 'audience', $6, 1, $7::timestamptz + interval '1 day', $7)`,
        // Of a translation, another than the tenant that receives asked for it.
        [id, act, house, act === 'reveal' ? house : 'nobody', house, text, world.clock.now()],
      ),
    )
  }
  return { request, document }
}
