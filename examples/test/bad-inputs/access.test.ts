import { generateSignKey, parseSigningKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOMAIN, TENANT } from '../../src/collaboration/parties.ts'
import { closeByHand, deliverByHand, makeByHand, openByHand, putChunk } from './support/delivery.ts'
import { describeDelivery, expectGoodGoesThrough, expectNothingKept, releasesOf } from './support/outcome.ts'
import { askToken, makeAssertion, makeJwt, tokenOf } from './support/token.ts'
import type { World } from './support/world.ts'
import { EARLY, MUSEUM, STAGE, secretFile, startWorld, withOrganisation } from './support/world.ts'

const PATIENCE = { interval: 200 }
const FALLEN = 'fallen'
const WITHDRAWN = 'withdrawn'

let world: World
let museum: string
beforeAll(async () => {
  world = await startWorld([FALLEN, WITHDRAWN])
  museum = await tokenOf(world, MUSEUM)
})
afterAll(() => world.stop())

const deliveries = async (institution: string): Promise<number> => {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query<{ count: number }>('select count(*) as count from intake.delivery where institution = $1', [institution]),
  )
  return Number(rows[0]?.count)
}

describe('a client assertion', () => {
  it('is worth one token: CLIENT_ASSERTION_REPLAYED', async () => {
    const assertion = await makeAssertion(world, MUSEUM)
    expect(await askToken(world, assertion)).toMatchObject({ status: 200 })
    const again = await askToken(world, assertion)
    expect(again).toMatchObject({ status: 401, code: 'CLIENT_ASSERTION_REPLAYED' })
    expect(again.body).not.toHaveProperty('access_token')
  })

  it.each([
    ['has expired', { exp: Math.floor(Date.now() / 1000) - 3_600 }],
    ['was made for another server', { aud: 'https://elsewhere.example' }],
    ['is valid for a whole day', { exp: Math.floor(Date.now() / 1000) + 86_400 }],
    ['is of a client that nobody knows', { iss: 'nobody.client', sub: 'nobody.client' }],
    ['speaks for another client', { iss: `${STAGE}.client`, sub: `${STAGE}.client` }],
  ])('that %s gives no token: CLIENT_ASSERTION_INVALID', async (_, claims) => {
    const refused = await askToken(world, await makeAssertion(world, MUSEUM, claims))
    expect(refused).toMatchObject({ status: 401, code: 'CLIENT_ASSERTION_INVALID' })
  })

  it('signed with a key that is not in the directory gives no token', async () => {
    const { privateJwk } = await generateSignKey()
    const refused = await askToken(world, await makeAssertion(world, MUSEUM, {}, privateJwk))
    expect(refused).toMatchObject({ status: 401, code: 'CLIENT_ASSERTION_INVALID' })
  })
})

describe('an access token', () => {
  /** As the gateway makes them, with its own key, but with claims of our choice. */
  async function tokenWith(claims: Record<string, unknown>): Promise<string> {
    const issuer = world.collaboration.ttp.url
    const now = Math.floor(Date.now() / 1000)
    const { kid } = (await world.configOf(MUSEUM)).signKey
    const client = { kind: 'client', key: kid, sub: `${MUSEUM}.client`, org: MUSEUM }
    const usual = { iss: issuer, aud: issuer, ...client, jti: 'x', iat: now, exp: now + 600 }
    const key = parseSigningKey(JSON.parse(await secretFile(world, 'gateway', 'token-key.jwk')))
    return makeJwt({ typ: 'at+jwt' }, { ...usual, scope: 'delivery:write delivery:read', ...claims }, key)
  }

  it('that has expired opens nothing: TOKEN_INVALID', async () => {
    const delivery = await makeByHand(world)
    // With the same claims and a life it works: its age alone is what is wrong.
    expect(await openByHand(world, await tokenWith({}), delivery)).toMatchObject({ status: 201 })
    const before = await deliveries(MUSEUM)
    const expired = await tokenWith({ exp: Math.floor(Date.now() / 1000) - 1 })
    expect(await openByHand(world, expired, await makeByHand(world))).toMatchObject({
      status: 401,
      code: 'TOKEN_INVALID',
    })
    expect(await deliveries(MUSEUM)).toBe(before)
  })

  it('signed by another key opens nothing: TOKEN_INVALID', async () => {
    const issuer = world.collaboration.ttp.url
    const now = Math.floor(Date.now() / 1000)
    const { kid } = (await world.configOf(MUSEUM)).signKey
    const client = { kind: 'client', key: kid, sub: `${MUSEUM}.client`, org: MUSEUM }
    const claims = { iss: issuer, aud: issuer, ...client, scope: 'delivery:write', jti: 'x' }
    const { privateJwk } = await generateSignKey()
    const forged = makeJwt({ typ: 'at+jwt' }, { ...claims, iat: now, exp: now + 600 }, privateJwk)
    const before = await deliveries(MUSEUM)
    expect(await openByHand(world, forged, await makeByHand(world))).toMatchObject({
      status: 401,
      code: 'TOKEN_INVALID',
    })
    expect(await deliveries(MUSEUM)).toBe(before)
  })

  it('that is missing: TOKEN_MISSING', async () => {
    expect(await world.ask('GET', '/v1/deliveries')).toMatchObject({ status: 401, code: 'TOKEN_MISSING' })
  })

  it('of another institution does not reach a delivery, which looks as if it were not there: NOT_FOUND', async () => {
    const stage = await tokenOf(world, STAGE)
    const delivery = await makeByHand(world)
    await openByHand(world, museum, delivery)
    const path = `/v1/deliveries/${delivery.deliveryId}`
    const [chunk] = delivery.chunks
    if (chunk === undefined) throw new Error('a delivery without chunks')
    const attempts = [
      await world.ask('GET', path, { token: stage }),
      await putChunk(world, stage, delivery.deliveryId, chunk),
      await world.ask('PUT', `${path}/closure`, { token: stage, json: { manifest: delivery.manifest } }),
      await world.ask('GET', `${path}/receipt`, { token: stage }),
      await world.ask('DELETE', path, { token: stage }),
    ]
    for (const attempt of attempts) expect(attempt).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await describeDelivery(world, museum, delivery.deliveryId)).toMatchObject({ state: 'open', chunks: [] })
  })

  it('of another institution cannot open a delivery under an identifier that is taken: DELIVERY_EXISTS', async () => {
    const delivery = await makeByHand(world)
    await openByHand(world, museum, delivery)
    const taken = await openByHand(world, await tokenOf(world, STAGE), delivery)
    expect(taken).toMatchObject({ status: 409, code: 'DELIVERY_EXISTS' })
    expect(await describeDelivery(world, museum, delivery.deliveryId)).toMatchObject({ institution: MUSEUM })
  })

  it('of the tenant delivers nothing, and one of an institution receives nothing: SCOPE_MISSING', async () => {
    const tenant = await tokenOf(world, TENANT)
    expect(await openByHand(world, tenant, await makeByHand(world))).toMatchObject({
      status: 403,
      code: 'SCOPE_MISSING',
    })
    const peek = await world.ask('GET', '/v1/releases?after=0', { token: museum })
    expect(peek).toMatchObject({ status: 403, code: 'SCOPE_MISSING' })
  })
})

describe('an institution', () => {
  it('whose agreement is not in force yet opens no delivery: AGREEMENT_MISSING', async () => {
    const token = await tokenOf(world, EARLY)
    const refused = await openByHand(world, token, await makeByHand(world, { institution: EARLY }))
    expect(refused).toMatchObject({ status: 403, code: 'AGREEMENT_MISSING' })
    expect(await deliveries(EARLY)).toBe(0)
  })

  it('has no agreement for another tenant or domain either', async () => {
    const { deliveryId, contentTag } = await makeByHand(world)
    for (const other of [
      { tenant: TENANT, domain: 'elsewhere' },
      { tenant: 'elsewhere', domain: DOMAIN },
    ]) {
      const refused = await world.ask('POST', '/v1/deliveries', {
        token: museum,
        json: { deliveryId, contentTag, ...other },
      })
      expect(refused).toMatchObject({ status: 403, code: 'AGREEMENT_MISSING' })
    }
  })

  it('whose agreement ends while it delivers cannot close: AGREEMENT_MISSING', async () => {
    const token = await tokenOf(world, WITHDRAWN)
    const delivery = await makeByHand(world, { institution: WITHDRAWN })
    await openByHand(world, token, delivery)
    for (const chunk of delivery.chunks) await putChunk(world, token, delivery.deliveryId, chunk)
    await world.publish((directory) => ({
      ...directory,
      agreements: directory.agreements.map((each) =>
        each.institution === WITHDRAWN ? { ...each, inForceUntil: '2025-12-31' } : each,
      ),
    }))
    const path = `/v1/deliveries/${delivery.deliveryId}`
    // Not by closing: as long as the old directory were known, that would succeed.
    const another = await makeByHand(world, { institution: WITHDRAWN })
    const missing = { status: 403, code: 'AGREEMENT_MISSING' }
    await expect.poll(() => openByHand(world, token, another), PATIENCE).toMatchObject(missing)
    expect(await closeByHand(world, token, delivery)).toMatchObject(missing)
    expect(await describeDelivery(world, token, delivery.deliveryId)).toMatchObject({
      state: 'open',
      verified: false,
    })
    // Giving up is still possible, and leaves nothing.
    expect(await world.ask('DELETE', path, { token })).toMatchObject({ status: 204 })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('that is suspended gets no token, and the one it has stops working: ORGANISATION_SUSPENDED', async () => {
    const token = await tokenOf(world, FALLEN)
    const before = await makeByHand(world, { institution: FALLEN })
    await deliverByHand(world, token, before)
    await releasesOf(world, before.deliveryId)
    await world.publish((directory) =>
      withOrganisation(directory, FALLEN, (organisation) => ({ ...organisation, status: 'suspended' })),
    )
    const refusal = { status: 403, code: 'ORGANISATION_SUSPENDED' }
    await expect.poll(() => world.ask('GET', '/v1/deliveries', { token }), PATIENCE).toMatchObject(refusal)
    expect(await openByHand(world, token, await makeByHand(world, { institution: FALLEN }))).toMatchObject(refusal)
    expect(await askToken(world, await makeAssertion(world, FALLEN))).toMatchObject(refusal)
    expect(await deliveries(FALLEN)).toBe(1)
    // What came out before stays what it was.
    expect((await releasesOf(world, before.deliveryId))[0]?.rows).toHaveLength(2)
  })
})

describe('afterwards', () => {
  it('a good delivery goes through', () => expectGoodGoesThrough(world))
  it('no identifier is in any answer or log line', () => world.expectSilence())
})
