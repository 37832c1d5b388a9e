import { randomUUID } from 'node:crypto'
import type { IdentityContent, Manifest } from '@sluis/ttp-core/identity'
import { partDigest, sealPart } from '@sluis/ttp-core/identity'
import type { Directory } from '@sluis/ttp-core/registrar'
import { signManifest } from '@sluis/ttp-core/supplier'
import type { Keys } from './people.ts'

/** Who delivers, and to which domain of whom. */
export interface Sender {
  readonly institution: 'museum' | 'stage' | 'archive'
  readonly tenant: 'alfa' | 'beta'
  readonly domain: string
}

/** The identity parts of a delivery, with what the manifest says of each. */
export interface SealedDelivery {
  readonly delivery: string
  readonly parts: readonly string[]
  readonly digests: readonly Buffer[]
  readonly counts: readonly number[]
  /** Signed. */
  readonly manifest: string
}

/** Seals and signs a delivery as an institution does: a part for each content. */
export async function sealDelivery(
  { directory, keys }: { readonly directory: Directory; readonly keys: Keys },
  { institution, tenant, domain }: Sender,
  contents: readonly IdentityContent[],
): Promise<SealedDelivery> {
  const delivery = randomUUID()
  const recipient = directory.engines.identity.seal[0]
  if (recipient === undefined) throw new Error('no key to seal to')
  const signer = keys[institution].privateJwk
  const place = { delivery, institution, tenant, domain, kind: 'identity', schema: 'sluis-identity/1' } as const
  const parts = await Promise.all(
    contents.map((content, chunk) => sealPart({ ...place, chunk }, content, { recipient, signer })),
  )
  const digests = parts.map((sealed) => Buffer.from(partDigest(sealed)))
  const counts = contents.map(({ rows }) => rows.length)
  const manifest: Manifest = {
    schema: 'sluis-manifest/1',
    delivery,
    institution,
    tenant,
    domain,
    directoryVersion: directory.version,
    chunks: digests.map((digest, number) => {
      const text = digest.toString('base64url')
      return { number, rowCount: counts[number] ?? 0, identityDigest: text, activityDigest: text }
    }),
    rowCount: counts.reduce((sum, count) => sum + count, 0),
  }
  return { delivery, parts, digests, counts, manifest: await signManifest(manifest, signer) }
}
