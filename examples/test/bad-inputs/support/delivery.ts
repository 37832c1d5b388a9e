import { randomBytes, randomUUID } from 'node:crypto'
import type {
  ActivityContent,
  IdentityContent,
  Manifest,
  PartContext,
  SealPublicJwk,
  SigningKey,
} from '@sluis/ttp-core/supplier'
import { partDigest, sealPart, signManifest, toBase64url } from '@sluis/ttp-core/supplier'
import { DOMAIN, TENANT } from '../../../src/collaboration/parties.ts'
import { identityOf } from './visitors.ts'
import type { Answer, World } from './world.ts'
import { MUSEUM } from './world.ts'

/** What goes into a chunk: rows as they are, well-formed or not. */
export interface ChunkPlan {
  readonly identities: readonly Record<string, unknown>[]
  readonly activities: readonly Record<string, unknown>[]
  /** As the manifest says; the number of activities when absent. */
  readonly rowCount?: number
}

export interface SealedChunk {
  readonly number: number
  readonly rowCount: number
  readonly identityPart: string
  readonly activityPart: string
}

export interface HandMade {
  readonly deliveryId: string
  readonly contentTag: string
  readonly chunks: readonly SealedChunk[]
  readonly manifest: string
}

/** How a hand-made delivery differs from what the client would make. */
export interface Bending {
  readonly institution?: string
  readonly chunks?: readonly ChunkPlan[]
  /** To whom the identity parts are sealed instead of the identity engine. */
  readonly identityKey?: SealPublicJwk
  /** Who signs the parts, instead of the institution. */
  readonly partSigner?: SigningKey
  readonly bendPart?: (identityPart: string) => string
  readonly bendManifest?: (manifest: Manifest) => Manifest
}

/** A chunk of honest rows, numbered from `first`. */
export function honestChunk(first = 0, rows = 2): ChunkPlan {
  const numbers = Array.from({ length: rows }, (_, index) => first + index)
  return {
    identities: numbers.map((row) => ({ row, ...identityOf(row) })),
    activities: numbers.map((row) => ({ row, visitDate: '2026-05-01' })),
  }
}

/** Seals and signs a delivery by hand, with the institution's own keys. */
export async function makeByHand(world: World, bending: Bending = {}): Promise<HandMade> {
  const { institution = MUSEUM, chunks: plans = [honestChunk()] } = bending
  const { signKey } = await world.configOf(institution)
  const deliveryId = randomUUID()
  const chunks: SealedChunk[] = []
  for (const [number, plan] of plans.entries()) {
    chunks.push(await sealChunk(world, { deliveryId, institution, number }, plan, bending, signKey))
  }
  const manifest: Manifest = {
    schema: 'sluis-manifest/1',
    delivery: deliveryId,
    institution,
    tenant: TENANT,
    domain: DOMAIN,
    directoryVersion: world.collaboration.directory.version,
    chunks: chunks.map(({ number, rowCount, identityPart, activityPart }) => ({
      number,
      rowCount,
      identityDigest: toBase64url(partDigest(identityPart)),
      activityDigest: toBase64url(partDigest(activityPart)),
    })),
    rowCount: chunks.reduce((sum, { rowCount }) => sum + rowCount, 0),
  }
  const bent = bending.bendManifest === undefined ? manifest : bending.bendManifest(manifest)
  const contentTag = toBase64url(new Uint8Array(randomBytes(32)))
  return { deliveryId, contentTag, chunks, manifest: await signManifest(bent, signKey) }
}

/** Seals one chunk for a place in a delivery. */
export async function sealChunk(
  world: World,
  place: { readonly deliveryId: string; readonly institution: string; readonly number: number },
  { identities, activities, rowCount = activities.length }: ChunkPlan,
  bending: Bending,
  signKey: SigningKey,
): Promise<SealedChunk> {
  const { directory } = world.collaboration
  const tenantKey = directory.organisations.find(({ id }) => id === TENANT)?.sealKeys[0]
  const identityKey = bending.identityKey ?? directory.engines.identity.seal[0]
  if (tenantKey === undefined || identityKey === undefined) throw new Error('the directory lacks a key')
  const context = (kind: 'identity' | 'activity'): PartContext => ({
    kind,
    delivery: place.deliveryId,
    chunk: place.number,
    institution: place.institution,
    tenant: TENANT,
    domain: DOMAIN,
    schema: `sluis-${kind}/1`,
  })
  const signer = bending.partSigner ?? signKey
  // The types say what an honest client sends; these tests are of the others.
  const identity = { schema: 'sluis-identity/1', rows: identities } as unknown as IdentityContent
  const activity = { schema: 'sluis-activity/1', rows: activities } as unknown as ActivityContent
  const sealed = await sealPart(context('identity'), identity, { recipient: identityKey, signer })
  return {
    number: place.number,
    rowCount,
    identityPart: bending.bendPart === undefined ? sealed : bending.bendPart(sealed),
    activityPart: await sealPart(context('activity'), activity, { recipient: tenantKey, signer }),
  }
}

export const openByHand = (world: World, token: string, { deliveryId, contentTag }: HandMade): Promise<Answer> =>
  world.ask('POST', '/v1/deliveries', { token, json: { deliveryId, tenant: TENANT, domain: DOMAIN, contentTag } })

export const putChunk = (
  world: World,
  token: string,
  deliveryId: string,
  { number, ...json }: SealedChunk,
): Promise<Answer> => world.ask('PUT', `/v1/deliveries/${deliveryId}/chunks/${number}`, { token, json })

export const closeByHand = (world: World, token: string, { deliveryId, manifest }: HandMade): Promise<Answer> =>
  world.ask('PUT', `/v1/deliveries/${deliveryId}/closure`, { token, json: { manifest } })

/** Opens, uploads and closes; every step must be taken. */
export async function deliverByHand(world: World, token: string, delivery: HandMade): Promise<void> {
  const steps = [
    await openByHand(world, token, delivery),
    ...(await Promise.all(delivery.chunks.map((chunk) => putChunk(world, token, delivery.deliveryId, chunk)))),
    await closeByHand(world, token, delivery),
  ]
  const failed = steps.find(({ status }) => status >= 300)
  if (failed !== undefined) throw new Error(`a delivery was not taken: ${failed.status} ${failed.code}`)
}
