import { DIGEST_BASE64URL, documentForm, NAME_ID, UUID } from '../document/form.ts'
import { MAX_CHUNK_ROWS } from '../envelope/content/rows.ts'
import { CoreError } from '../errors.ts'

/** One chunk of a delivery; digests are SHA-256 (base64url) of the sealed parts, see `partDigest`. */
export interface ManifestChunk {
  readonly number: number
  readonly rowCount: number
  readonly identityDigest: string
  readonly activityDigest: string
}

/** What the institution says it delivered, signed by itself: neither the TTP nor a chunk gone missing can change it. */
export interface Manifest {
  readonly schema: 'sluis-manifest/1'
  /** UUID of the delivery. */
  readonly delivery: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  /** Version of the directory under which it was made. */
  readonly directoryVersion: number
  /** Chunks 0, 1, 2 … without a gap. */
  readonly chunks: readonly ManifestChunk[]
  /** Rows of all chunks together. */
  readonly rowCount: number
}

const form = documentForm('MANIFEST_INVALID')
const MAX_CHUNKS = 100_000
const MEMBERS = ['schema', 'delivery', 'institution', 'tenant', 'domain', 'directoryVersion', 'chunks', 'rowCount']

/** A manifest that follows its schema and whose totals add up. Throws MANIFEST_INVALID with the place. */
export function parseManifest(value: unknown): Manifest {
  const members = form.object(value, 'manifest', MEMBERS)
  form.oneOf(members.schema, 'schema', ['sluis-manifest/1'])
  const chunks = form.list(members.chunks, 'chunks', 1, MAX_CHUNKS, readChunk)
  const gap = chunks.findIndex(({ number }, index) => number !== index)
  if (gap >= 0) throw new CoreError('MANIFEST_INVALID', `chunks[${gap}].number`)
  const rowCount = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  if (members.rowCount !== rowCount) throw new CoreError('MANIFEST_INVALID', 'rowCount')
  return {
    schema: 'sluis-manifest/1',
    delivery: form.text(members.delivery, 'delivery', UUID),
    institution: form.text(members.institution, 'institution', NAME_ID),
    tenant: form.text(members.tenant, 'tenant', NAME_ID),
    domain: form.text(members.domain, 'domain', NAME_ID),
    directoryVersion: form.integer(members.directoryVersion, 'directoryVersion', 1, 2_147_483_647),
    chunks,
    rowCount,
  }
}

function readChunk(value: unknown, where: string): ManifestChunk {
  const members = form.object(value, where, ['number', 'rowCount', 'identityDigest', 'activityDigest'])
  return {
    number: form.integer(members.number, `${where}.number`, 0, MAX_CHUNKS - 1),
    rowCount: form.integer(members.rowCount, `${where}.rowCount`, 1, MAX_CHUNK_ROWS),
    identityDigest: form.text(members.identityDigest, `${where}.identityDigest`, DIGEST_BASE64URL),
    activityDigest: form.text(members.activityDigest, `${where}.activityDigest`, DIGEST_BASE64URL),
  }
}
