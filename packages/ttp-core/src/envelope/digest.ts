import { utf8 } from '../encoding/index.ts'
import { sha256 } from '../primitives.ts'

/** SHA-256 of a sealed part as it travels: what manifests, receipts and evidence name. */
export function partDigest(jwe: string): Uint8Array {
  return sha256(utf8(jwe))
}
