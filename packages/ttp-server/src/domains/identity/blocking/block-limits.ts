import type { TokenFamily } from '@sluis/ttp-core/identity'
import { TOKEN_FAMILY } from '@sluis/ttp-core/identity'

/** A token that more persons hold than this says nothing of anybody: it is left out, on both sides. */
const BLOCK_MAX = 60
/** The same for wide keys, which find a person in spite of errors: what they find grows with the store, what the others find does not. */
const WIDE_BLOCK_MAX = 4

/** Families of all other keys: an account, a contact, a name at an address. */
const SURE: ReadonlySet<TokenFamily> = new Set([
  TOKEN_FAMILY.relation,
  TOKEN_FAMILY.email,
  TOKEN_FAMILY.mobile,
  TOKEN_FAMILY.postcodeName,
  TOKEN_FAMILY.birthName,
  TOKEN_FAMILY.streetName,
  TOKEN_FAMILY.townName,
  TOKEN_FAMILY.nameTown,
  TOKEN_FAMILY.postcodeNumber,
  TOKEN_FAMILY.fixedName,
  TOKEN_FAMILY.birthGiven,
])

/** Most persons whom a token of this family leads to; with more holders it leads to nobody. */
export function candidatesMax(family: TokenFamily): number {
  return SURE.has(family) ? BLOCK_MAX : WIDE_BLOCK_MAX
}

/** Most persons that are counted as holders of a token of this family: of a name more than it leads to, for its rarity. */
export function holdersMax(family: TokenFamily): number {
  return family === TOKEN_FAMILY.fullName ? BLOCK_MAX : candidatesMax(family)
}
