import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { SecretKey } from '../keys/index.ts'
import { hmacSha256Under, type Mac, nobleMac } from '../primitives.ts'
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
  const message = messageOf({ family, parts })
  return kL.lend((key) => mac.hmacSha256(key, message)).slice(0, TOKEN_LENGTH)
}

/** The tokens of many inputs, in their order; the key is lent and prepared once. Throws as `linkageToken`. */
export function linkageTokens(kL: SecretKey, inputs: readonly TokenInput[]): Uint8Array[] {
  return kL.lend((key) => {
    const mac = hmacSha256Under(key)
    return inputs.map((input) => mac(messageOf(input)).slice(0, TOKEN_LENGTH))
  })
}

function messageOf({ family, parts }: TokenInput): Uint8Array {
  if (!isTokenFamily(family) || parts.length === 0) throw new CoreError('LINKAGE_INVALID')
  return enc(LABEL.linkage, family, enc(LABEL.linkageParts, ...parts))
}
