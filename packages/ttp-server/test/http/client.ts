import { randomBytes, randomUUID } from 'node:crypto'
import type { Manifest, PartContext, SealPublicJwk, SigningKey, SignKeyPair } from '@sluis/ttp-core/supplier'
import { partDigest, sealPart, signManifest, toBase64url } from '@sluis/ttp-core/supplier'
import { importJWK, SignJWT } from 'jose'
import { ISSUER } from './parties.ts'
import type { World } from './world.ts'

/** Claims of a client assertion, each of which a test may bend. */
export interface AssertionOptions {
  readonly issuer?: string
  readonly subject?: string
  readonly audience?: string | string[]
  readonly tokenId?: string
  readonly expiresInSeconds?: number
  readonly kid?: string
  /** Member `typ` of the header; none when absent. */
  readonly type?: string
  /** Seconds from now. */
  readonly issuedInSeconds?: number
}

/** A client assertion as the client's library makes it. */
export async function makeAssertion(
  world: World,
  clientId: string,
  key: SignKeyPair,
  options: AssertionOptions = {},
): Promise<string> {
  const now = Math.floor(world.clock.now().getTime() / 1000)
  const { kty, crv, x, d } = key.privateJwk
  return new SignJWT({})
    .setProtectedHeader({
      alg: 'EdDSA',
      kid: options.kid ?? key.publicJwk.kid,
      ...(options.type === undefined ? {} : { typ: options.type }),
    })
    .setIssuer(options.issuer ?? clientId)
    .setSubject(options.subject ?? clientId)
    .setAudience(options.audience ?? ISSUER)
    .setJti(options.tokenId ?? randomUUID())
    .setIssuedAt(now + (options.issuedInSeconds ?? 0))
    .setExpirationTime(now + (options.expiresInSeconds ?? 60))
    .sign(await importJWK({ kty, crv, x, d }, 'EdDSA'))
}

export function tokenForm(assertion: string, scope?: string): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...(scope === undefined ? {} : { scope }),
  }
}

/** An access token of a client. */
export async function tokenOf(world: World, clientId: string, key: SignKeyPair): Promise<string> {
  const form = tokenForm(await makeAssertion(world, clientId, key))
  const response = await world.request('POST', '/v1/token', { form })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}

/** A delivery in the making: what a client holds before it sends anything. */
export interface TestDelivery {
  readonly deliveryId: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly contentTag: string
  readonly chunks: readonly TestChunk[]
  readonly manifest: string
}

export interface TestChunk {
  readonly number: number
  readonly rowCount: number
  readonly identityPart: string
  readonly activityPart: string
}

export interface DeliveryOptions {
  readonly deliveryId?: string
  readonly institution?: string
  readonly tenant?: string
  readonly domain?: string
  readonly contentTag?: string
  readonly chunkCount?: number
  readonly signer?: SigningKey
  readonly manifest?: (manifest: Manifest) => Manifest
}

/** Seals an identity and an activity part, with one row each, really. */
export async function sealChunk(
  world: World,
  context: Omit<PartContext, 'kind' | 'schema'>,
  options: {
    readonly identityKey?: SealPublicJwk
    readonly activityKey?: SealPublicJwk
    readonly signer?: SigningKey
  } = {},
): Promise<TestChunk> {
  const { parties } = world
  const signer = options.signer ?? parties.museum.privateJwk
  const row = context.chunk
  const identityPart = await sealPart(
    { ...context, kind: 'identity', schema: 'sluis-identity/1' },
    { schema: 'sluis-identity/1', rows: [{ row, email: `visitor-${row}@example.org` }] },
    { recipient: options.identityKey ?? parties.identitySeal.publicJwk, signer },
  )
  const activityPart = await sealPart(
    { ...context, kind: 'activity', schema: 'sluis-activity/1' },
    { schema: 'sluis-activity/1', rows: [{ row, visitDate: '2026-05-01' }] },
    { recipient: options.activityKey ?? parties.tenantSeal.publicJwk, signer },
  )
  return { number: context.chunk, rowCount: 1, identityPart, activityPart }
}

export async function makeDelivery(world: World, options: DeliveryOptions = {}): Promise<TestDelivery> {
  const { deliveryId = randomUUID(), institution = 'museum', tenant = 'tenant', domain = 'audience' } = options
  const place = { delivery: deliveryId, institution, tenant, domain }
  const activityKey = (tenant === 'other' ? world.parties.otherTenantSeal : world.parties.tenantSeal).publicJwk
  const signer = options.signer ?? (institution === 'stage' ? world.parties.stage : world.parties.museum).privateJwk
  const chunks: TestChunk[] = []
  for (let chunk = 0; chunk < (options.chunkCount ?? 1); chunk += 1) {
    chunks.push(await sealChunk(world, { ...place, chunk }, { activityKey, signer }))
  }
  const manifest: Manifest = {
    schema: 'sluis-manifest/1',
    ...place,
    directoryVersion: 1,
    chunks: chunks.map((chunk) => ({
      number: chunk.number,
      rowCount: chunk.rowCount,
      identityDigest: toBase64url(partDigest(chunk.identityPart)),
      activityDigest: toBase64url(partDigest(chunk.activityPart)),
    })),
    rowCount: chunks.length,
  }
  return {
    deliveryId,
    institution,
    tenant,
    domain,
    contentTag: options.contentTag ?? toBase64url(new Uint8Array(randomBytes(32))),
    chunks,
    manifest: await signManifest((options.manifest ?? ((same) => same))(manifest), signer),
  }
}

export const opening = (delivery: TestDelivery): Record<string, unknown> => ({
  deliveryId: delivery.deliveryId,
  tenant: delivery.tenant,
  domain: delivery.domain,
  contentTag: delivery.contentTag,
})

export const chunkBody = ({ rowCount, identityPart, activityPart }: TestChunk): Record<string, unknown> => ({
  rowCount,
  identityPart,
  activityPart,
})

/** Opens a delivery, sends its chunks and closes it. @returns The answer to the closing. */
export async function deliver(world: World, token: string, delivery: TestDelivery): Promise<Response> {
  const path = `/v1/deliveries/${delivery.deliveryId}`
  await expectStatus(world.request('POST', '/v1/deliveries', { token, json: opening(delivery) }), 201)
  for (const chunk of delivery.chunks) {
    await expectStatus(world.request('PUT', `${path}/chunks/${chunk.number}`, { token, json: chunkBody(chunk) }), 201)
  }
  return world.request('PUT', `${path}/closure`, { token, json: { manifest: delivery.manifest } })
}

/** Fails with the problem document when the status is another. */
export async function expectStatus(answer: Promise<Response> | Response, status: number): Promise<Response> {
  const response = await answer
  if (response.status !== status)
    throw new Error(`expected ${status}, got ${response.status}: ${await response.text()}`)
  return response
}

/** The code of a problem document, with its status and the rest of its members. */
export async function problemOf(
  answer: Promise<Response> | Response,
): Promise<Record<string, unknown> & { code: string }> {
  const response = await answer
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`not a problem: ${response.status} ${await response.text()}`)
  }
  return (await response.json()) as Record<string, unknown> & { code: string }
}
