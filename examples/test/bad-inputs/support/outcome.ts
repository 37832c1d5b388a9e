import type { TenantBatch } from '@sluis/client/tenant'
import { createApiClient, followReleases, tenantService } from '@sluis/client/tenant'
import { expect, vi } from 'vitest'
import { TENANT } from '../../../src/collaboration/parties.ts'
import { deliverByHand, honestChunk, makeByHand } from './delivery.ts'
import { tokenOf } from './token.ts'
import type { World } from './world.ts'
import { MUSEUM } from './world.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }

/** A delivery as the gateway describes it to its institution. */
export async function describeDelivery(
  world: World,
  token: string,
  deliveryId: string,
): Promise<Record<string, unknown>> {
  return (await world.ask('GET', `/v1/deliveries/${deliveryId}`, { token })).body
}

/** Everything that the tenant is given so far, from the beginning. */
export async function releases(world: World): Promise<readonly TenantBatch[]> {
  const service = tenantService(createApiClient(await world.configOf(TENANT), { fetch: world.fetch }))
  const batches: TenantBatch[] = []
  for await (const batch of followReleases({ ...service, after: 0, seen: () => false })) batches.push(batch)
  return batches
}

/** What the tenant is given of one delivery, once all its chunks are there. */
export async function releasesOf(world: World, deliveryId: string, chunks = 1): Promise<readonly TenantBatch[]> {
  // Not `expect.poll`: that is for tests alone, and a hook may wait for releases too.
  return vi.waitFor(async () => {
    const found = (await releases(world)).filter(({ delivery }) => delivery === deliveryId)
    expect(found).toHaveLength(chunks)
    return found
  }, PATIENCE)
}

/** How much of a delivery lies anywhere between the gates. */
async function kept(world: World, deliveryId: string): Promise<number> {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query<{ kept: number }>(
      `select (select count(*) from intake.identity_part where delivery = $1)
        + (select count(*) from intake.activity_part where delivery = $1)
        + (select count(*) from intake.resolved where delivery = $1)
        + (select count(*) from intake.linkability where delivery = $1)
        + (select count(*) from identity.verified_delivery where delivery = $1)
        + (select count(*) from pseudonymise.batch where delivery = $1)
        + (select count(*) from release.pseudonym_part where delivery = $1)
        + (select count(*) from release.attribute_part where delivery = $1)
        + (select count(*) from release.item where delivery = $1) as kept`,
      [deliveryId],
    ),
  )
  return Number(rows[0]?.kept)
}

/** Fails unless nothing of the delivery is left anywhere, soon. */
export async function expectNothingKept(world: World, deliveryId: string): Promise<void> {
  await expect.poll(() => kept(world, deliveryId), PATIENCE).toBe(0)
}

/** Persons that the identity engine knows. */
export async function countPersons(world: World): Promise<number> {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query<{ count: number }>('select count(*) as count from identity.person'),
  )
  return Number(rows[0]?.count)
}

/** Delivers well-formed rows and sees them come out: nothing before stands in their way. */
export async function expectGoodGoesThrough(world: World): Promise<void> {
  const token = await tokenOf(world, MUSEUM)
  const good = await makeByHand(world, { chunks: [honestChunk(0, 3)] })
  await deliverByHand(world, token, good)
  const [batch] = await releasesOf(world, good.deliveryId)
  expect(batch?.quarantined).toEqual([])
  expect(batch?.rows.map(({ person }) => person?.startsWith('publiek_p1'))).toEqual([true, true, true])
}

/** Waits until the engine refused the delivery, and holds it against what must be so after every refusal. */
export async function expectRefused(world: World, token: string, deliveryId: string, code: string, chunk = 0) {
  await expect
    .poll(() => describeDelivery(world, token, deliveryId), PATIENCE)
    .toMatchObject({ state: 'refused', refusal: { code, chunk }, verified: false })
  await expectNothingKept(world, deliveryId)
}
