import { createApiClient as createAuditorClient, verifyService } from '@sluis/client/auditor'
import { createApiClient, followReleases, tenantService } from '@sluis/client/tenant'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/enrol'
import { PART_SCHEMA, sealPart } from '@sluis/ttp-core/pseudonymise'
import type { Directory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TENANT } from '../../src/collaboration/parties.ts'
import { deliverByHand, makeByHand, openByHand } from './support/delivery.ts'
import { expectGoodGoesThrough } from './support/outcome.ts'
import { tokenOf } from './support/token.ts'
import type { World } from './support/world.ts'
import { MUSEUM, startWorld, withOrganisation } from './support/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  token = await tokenOf(world, MUSEUM)
})
afterAll(() => world.stop())

/** What the tenant is given of one delivery, by a fetch of its own, with these keys besides that of its configuration. */
async function read(deliveryId: string, fetch: World['fetch'], sealKeys: readonly object[]) {
  const config = await world.configOf(TENANT)
  const kept = [...(config.sealKeys ?? []), ...sealKeys]
  const service = tenantService(createApiClient({ ...config, sealKeys: kept }, { fetch }))
  const found = []
  for await (const batch of followReleases({ ...service, after: 0, seen: () => false })) found.push(batch)
  return found.filter(({ delivery }) => delivery === deliveryId)
}

const isReleased = async (deliveryId: string): Promise<number> => {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query('select from release.item where delivery = $1 and cursor is not null', [deliveryId]),
  )
  return rows.length
}

it('keys of institution, engines and tenant roll between acceptance and pull: all is read, and audited, and a stolen old key brings nothing new [RELE-47, RELE-48]', async () => {
  // A key of the key engine that will be stolen once it has left.
  const [stolen, nextKey, nextIdentity, nextMuseum] = await Promise.all([1, 2, 3, 4].map(() => generateSignKey()))
  const nextSeal = await generateSealKey()
  if (!stolen || !nextKey || !nextIdentity || !nextMuseum) throw new Error('no keys')
  let before: Directory | undefined
  await world.publish((directory) => {
    before = directory
    const { key } = directory.engines
    return {
      ...directory,
      engines: { ...directory.engines, key: { ...key, sign: [...key.sign, stolen.publicJwk] } },
    }
  })
  const delivery = await makeByHand(world)
  await deliverByHand(world, token, delivery)
  await expect.poll(() => isReleased(delivery.deliveryId)).toBe(1)
  await world.publish((directory) => {
    const { identity, key } = directory.engines
    const engines = {
      identity: { ...identity, sign: [nextIdentity.publicJwk] },
      key: { ...key, sign: [nextKey.publicJwk] },
    }
    const withMuseum = withOrganisation({ ...directory, engines }, MUSEUM, (museum) => ({
      ...museum,
      clients: museum.clients.map((client) => ({ ...client, keys: [nextMuseum.publicJwk] })),
    }))
    return withOrganisation(withMuseum, TENANT, (tenant) => ({ ...tenant, sealKeys: [nextSeal.publicJwk] }))
  })

  const [batch] = await read(delivery.deliveryId, world.fetch, [nextSeal.privateJwk])
  expect(batch?.quarantined).toEqual([])
  expect(batch?.rows).toHaveLength(2)
  expect(batch?.rows.every(({ person }) => person !== undefined)).toBe(true)

  // The stolen key and the gateway together: another list of pseudonyms in the place of what was released.
  const oldSeal = before?.organisations.find(({ id }) => id === TENANT)?.sealKeys[0]
  if (oldSeal === undefined) throw new Error('the tenant has no key')
  const { deliveryId } = delivery
  const domain = batch?.domain ?? ''
  const place = { delivery: deliveryId, chunk: 0, institution: MUSEUM, tenant: TENANT, domain }
  const forged = await sealPart(
    { ...place, kind: 'pseudonym', schema: PART_SCHEMA.pseudonym },
    { schema: PART_SCHEMA.pseudonym, rows: [] },
    { recipient: oldSeal, signer: stolen.privateJwk },
  )
  const hostile: World['fetch'] = async (input, init) => {
    const answer = await world.fetch(input, init)
    if (!input.endsWith('/parts')) return answer
    return Response.json({ ...((await answer.json()) as object), pseudonymPart: forged })
  }
  const [swapped] = await read(deliveryId, hostile, [])
  expect(swapped?.rows).toEqual([])
  expect(swapped?.quarantined).toEqual([{ code: 'PART_CHANGED' }])
  // And the institution's old key opens no delivery any more.
  expect((await openByHand(world, token, await makeByHand(world))).status).toBe(401)

  const report = await verifyService(createAuditorClient(await world.configOf(TENANT), { fetch: world.fetch }))
  expect(report.faults).toEqual([])
  expect(report.directory.versions).toBe(report.directory.proven)

  await world.publish((directory) => {
    const { schema, version, previousDigest, issuedAt } = directory
    return { ...(before as Directory), schema, version, previousDigest, issuedAt }
  })
  await expectGoodGoesThrough(world)
})
