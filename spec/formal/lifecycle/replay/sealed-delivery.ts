import { randomBytes, randomUUID } from 'node:crypto'
import type { IdentityRow, Manifest } from '../../../../packages/ttp-core/src/roles/supplier.ts'
import { partDigest, sealPart, signManifest, toBase64url } from '../../../../packages/ttp-core/src/roles/supplier.ts'
import type { ReplayWorld } from './world.ts'

/** A chunk as the institution's client holds it. */
export interface SealedChunk {
  readonly number: number
  readonly rowCount: number
  readonly identityPart: string
  readonly activityPart: string
}

/** A delivery in the making, with everything that is ever sent of it. */
export interface SealedDelivery {
  readonly id: string
  readonly contentTag: string
  readonly tenant: string
  readonly domain: string
  readonly chunks: readonly SealedChunk[]
  /** The same numbers with another content. */
  readonly changed: readonly SealedChunk[]
  readonly manifest: string
  /** Signed as well, but it names the changed chunks. */
  readonly wrongManifest: string
}

/** What a delivery is made of. */
export interface DeliveryPlan {
  /** Identifiers are in the order of these numbers. */
  readonly order: number
  readonly contentTag: string
  /** One row a chunk. */
  readonly rows: readonly Omit<IdentityRow, 'row'>[]
  readonly spoilt?: boolean
  readonly tenant?: 'tenant' | 'other'
  readonly visitDate?: string
}

export const newContentTag = (): string => toBase64url(new Uint8Array(randomBytes(32)))

/** Seals a delivery of the museum: one row in each chunk. A spoilt one does not open, which only the engine can see. */
export async function sealDelivery(world: ReplayWorld, plan: DeliveryPlan): Promise<SealedDelivery> {
  const { tenant = 'tenant' } = plan
  const domain = tenant === 'tenant' ? 'audience' : 'panel'
  const id = `${String(plan.order).padStart(8, '0')}${randomUUID().slice(8)}`
  const place = { id, tenant, domain, visitDate: plan.visitDate ?? '2026-05-01', spoilt: plan.spoilt === true }
  const chunks = await Promise.all(plan.rows.map((row, number) => sealChunk(world, place, number, row)))
  const changed = await Promise.all(plan.rows.map((row, number) => sealChunk(world, place, number, row)))
  const manifestOf = (named: readonly SealedChunk[]): Manifest => ({
    schema: 'sluis-manifest/1',
    delivery: id,
    institution: 'museum',
    tenant,
    domain,
    directoryVersion: world.directory.version,
    chunks: named.map(({ number, rowCount, identityPart, activityPart }) => ({
      number,
      rowCount,
      identityDigest: toBase64url(partDigest(identityPart)),
      activityDigest: toBase64url(partDigest(activityPart)),
    })),
    rowCount: named.length,
  })
  const signer = world.parties.museum.privateJwk
  return {
    id,
    contentTag: plan.contentTag,
    tenant,
    domain,
    chunks,
    changed,
    manifest: await signManifest(manifestOf(chunks), signer),
    wrongManifest: await signManifest(manifestOf(changed), signer),
  }
}

interface Place {
  readonly id: string
  readonly tenant: 'tenant' | 'other'
  readonly domain: string
  readonly visitDate: string
  readonly spoilt: boolean
}

async function sealChunk(
  world: ReplayWorld,
  { id, tenant, domain, visitDate, spoilt }: Place,
  number: number,
  identity: Omit<IdentityRow, 'row'>,
): Promise<SealedChunk> {
  const { parties, processes } = world
  const signer = parties.museum.privateJwk
  const context = { delivery: id, chunk: number, institution: 'museum', tenant, domain }
  const [identityKey] = processes.publicKeys.identity.seal
  if (identityKey === undefined) throw new Error('the identity engine has no key')
  const identityPart = await sealPart(
    { ...context, kind: 'identity', schema: 'sluis-identity/1' },
    { schema: 'sluis-identity/1', rows: [{ ...identity, row: number }] },
    { recipient: identityKey, signer },
  )
  const activityPart = await sealPart(
    { ...context, kind: 'activity', schema: 'sluis-activity/1' },
    { schema: 'sluis-activity/1', rows: [{ row: number, visitDate }] },
    { recipient: (tenant === 'other' ? parties.otherTenantSeal : parties.tenantSeal).publicJwk, signer },
  )
  return { number, rowCount: 1, identityPart: spoilt ? spoil(identityPart) : identityPart, activityPart }
}

/** Changes one character of the ciphertext of a JWE. */
function spoil(jwe: string): string {
  const [header = '', key = '', iv = '', text = '', tag = ''] = jwe.split('.')
  const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  return [header, key, iv, changed, tag].join('.')
}
