import { canonicalJson, enc, LABEL, toHex } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { sha256 } from '../primitives.ts'

/** Length of the salt of a commitment, in bytes. */
export const SALT_LENGTH = 32

/**
 * Commitment (hex) to the details of an audit entry: SHA-256(enc("audit-commitment", salt, canonical JSON)). Without the
 * random 32-byte salt nobody can guess the details; who has salt and details can prove them. Destroying the salt erases.
 * Throws KEY_LENGTH_INVALID, JSON_NOT_CANONICAL.
 */
export function commit(salt: Uint8Array, details: object): string {
  if (salt.length !== SALT_LENGTH) throw new CoreError('KEY_LENGTH_INVALID', 'salt')
  return toHex(sha256(enc(LABEL.auditCommitment, salt, canonicalJson(details))))
}
