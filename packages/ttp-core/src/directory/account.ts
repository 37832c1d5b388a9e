import { enc, LABEL, toHex } from '../encoding/index.ts'
import { sha256 } from '../primitives.ts'

/**
 * How the directory names an OpenID Connect account (hex): SHA-256(enc("account", issuer, subject)), with `iss` and `sub` of the
 * provider's ID token, exactly as they stand there. Throws ENC_FIELD_INVALID on a lone surrogate.
 */
export function accountDigest(issuer: string, subject: string): string {
  return toHex(sha256(enc(LABEL.account, issuer, subject)))
}
