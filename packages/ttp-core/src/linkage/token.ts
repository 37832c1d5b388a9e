import { CoreError } from '../errors.ts'
import type { SecretKey } from '../keys/index.ts'
import { hmacSha256Under, type Mac, nobleMac } from '../primitives.ts'
import { isTokenFamily, type TokenFamily } from './families.ts'
import { tokenMessage, tokenMessages } from './message.ts'

/** Length of a linkage token in bytes. */
export const TOKEN_LENGTH = 16
const KEY_LENGTH = 32

/** What a token is made of: its family and the parts that the family names. */
export interface TokenInput {
  readonly family: TokenFamily
  readonly parts: readonly string[]
}

/**
 * Linkage token: HMAC-SHA-256(K_L, enc("L", family, enc("token-parts", …parts))), first 16 bytes. Equal inputs give equal
 * tokens; without K_L nobody can make or test one.
 * Throws KEY_LENGTH_INVALID, LINKAGE_INVALID for an unknown family or no parts, ENC_FIELD_INVALID for text that is not well formed, KEY_DESTROYED.
 */
export function linkageToken(
  kL: SecretKey,
  family: TokenFamily,
  parts: readonly string[],
  mac: Mac = nobleMac,
): Uint8Array {
  demandKey(kL)
  demandInput({ family, parts })
  const message = tokenMessage({ family, parts })
  return kL.lend((key) => mac.hmacSha256(key, message)).slice(0, TOKEN_LENGTH)
}

/**
 * The tokens of many inputs, in their order, as views of one buffer; the key is lent and prepared once. Throws as `linkageToken`.
 * @param under HMAC-SHA-256 under one key; a server may give a faster, byte-identical one.
 */
export function linkageTokens(
  kL: SecretKey,
  inputs: readonly TokenInput[],
  under: typeof hmacSha256Under = hmacSha256Under,
): Uint8Array[] {
  demandKey(kL)
  return kL.lend((key) => {
    const mac = under(key)
    const messageOf = tokenMessages()
    // A batch keeps tens of thousands until its end: with a buffer each they would be twice as dear to make and to collect.
    const { buffer } = new Uint8Array(TOKEN_LENGTH * inputs.length)
    return inputs.map((input, position) => {
      demandInput(input)
      return mac(messageOf(input), TOKEN_LENGTH, new Uint8Array(buffer, TOKEN_LENGTH * position, TOKEN_LENGTH))
    })
  })
}

// HMAC takes a key of any length, and fills a short one up with zeros: two keys, one token.
function demandKey(kL: SecretKey): void {
  if (kL.length !== KEY_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
}

function demandInput({ family, parts }: TokenInput): void {
  if (!isTokenFamily(family) || parts.length === 0) throw new CoreError('LINKAGE_INVALID')
}
