import { createHash } from 'node:crypto'

/** SHA-256 of a sealed part: what the core's `partDigest` gives, by Node's own crypto, which is several times as fast. */
export function digestOf(sealed: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(sealed, 'utf8').digest())
}
