import type { Directory, Manifest } from '@sluis/ttp-core/common'
import { currentSignKeysOf, findOrganisation, fromBase64url, verifyManifest } from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import type { ChunkRow } from './chunk-rows.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import { LIMIT } from './limits.ts'

/**
 * Verifies the institution's signature over the manifest and that it is about this delivery.
 * @throws ServerError `MANIFEST_INVALID`.
 */
export async function verifiedManifest(
  jws: string,
  delivery: DeliveryRow,
  directory: Directory,
  now: Date,
): Promise<Manifest> {
  const institution = findOrganisation(directory, delivery.institution)
  if (institution === undefined) throw new ServerError('MANIFEST_INVALID')
  const keys = currentSignKeysOf(institution, now.toISOString().slice(0, 10))
  const manifest = await verifyManifest(jws, keys).catch((cause: unknown) => {
    throw new ServerError('MANIFEST_INVALID', { cause })
  })
  const isOurs =
    manifest.delivery === delivery.id &&
    manifest.institution === delivery.institution &&
    manifest.tenant === delivery.tenant &&
    manifest.domain === delivery.domain &&
    manifest.directoryVersion <= directory.version
  if (!isOurs) throw new ServerError('MANIFEST_INVALID')
  return manifest
}

/**
 * Compares what the manifest names with what was received: the same chunks, no more and no fewer, with the same digests and
 * row counts.
 * @throws ProblemError `DELIVERY_INCOMPLETE` with the numbers that are missing, `MANIFEST_INVALID` with the chunk that differs.
 */
export function requireExactly(manifest: Manifest, received: readonly ChunkRow[]): void {
  const left = new Map(received.map((chunk) => [chunk.number, chunk]))
  const missing = manifest.chunks.map(({ number }) => number).filter((number) => !left.has(number))
  if (missing.length > 0)
    throw new ProblemError('DELIVERY_INCOMPLETE', { missing: missing.slice(0, LIMIT.missingChunksMax) })
  for (const named of manifest.chunks) {
    const chunk = left.get(named.number)
    const same =
      chunk !== undefined &&
      chunk.row_count === named.rowCount &&
      Buffer.compare(chunk.identity_digest, fromBase64url(named.identityDigest)) === 0 &&
      Buffer.compare(chunk.activity_digest, fromBase64url(named.activityDigest)) === 0
    // A number that the manifest names twice is not there the second time.
    if (!same) throw new ProblemError('MANIFEST_INVALID', { chunk: named.number })
    left.delete(named.number)
  }
  const [unnamed] = left.keys()
  if (unnamed !== undefined) throw new ProblemError('MANIFEST_INVALID', { chunk: unnamed })
  const rows = received.reduce((sum, chunk) => sum + chunk.row_count, 0)
  if (received.length === 0 || manifest.rowCount !== rows) throw new ServerError('MANIFEST_INVALID')
}
