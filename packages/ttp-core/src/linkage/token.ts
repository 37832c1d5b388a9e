import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { SecretKey } from '../keys/index.ts'
import { type Mac, nobleMac } from '../primitives.ts'
import { isTokenFamily, type TokenFamily } from './families.ts'

/** Length of a linkage token in bytes. */
export const TOKEN_LENGTH = 16

/** What a token is made of: its family and the parts that the family names. */
export interface TokenInput {
  readonly family: TokenFamily
  readonly parts: readonly string[]
}

/**
 * Linkage token: HMAC-SHA-256(K_L, enc("L", family, enc("token-parts", …parts))), first 16 bytes. Equal inputs give equal
 * tokens; without K_L nobody can make or test one.
 * Throws LINKAGE_INVALID for an unknown family or no parts, ENC_FIELD_INVALID for text that is not well formed, KEY_DESTROYED.
 */
export function linkageToken(
  kL: SecretKey,
  family: TokenFamily,
  parts: readonly string[],
  mac: Mac = nobleMac,
): Uint8Array {
  return kL.lend((key) => tokenUnder(key, { family, parts }, mac))
}

/** The tokens of many inputs, in their order; the key is lent once. Throws as `linkageToken`. */
export function linkageTokens(kL: SecretKey, inputs: readonly TokenInput[], mac: Mac = nobleMac): Uint8Array[] {
  return kL.lend((key) => inputs.map((input) => tokenUnder(key, input, mac)))
}

function tokenUnder(key: Uint8Array, { family, parts }: TokenInput, mac: Mac): Uint8Array {
  if (!isTokenFamily(family) || parts.length === 0) throw new CoreError('LINKAGE_INVALID')
  const message = enc(LABEL.linkage, family, enc(LABEL.linkageParts, ...parts))
  return mac.hmacSha256(key, message).slice(0, TOKEN_LENGTH)
}
