import { createHash } from 'node:crypto'

/** Digest of a sealed part as manifests and evidence name it (base64url): the core's `partDigest`, by Node's own faster SHA-256. */
export function digestOf(part: string): string {
  return createHash('sha256').update(part, 'utf8').digest('base64url')
}
