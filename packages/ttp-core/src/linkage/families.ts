/**
 * The families of linkage tokens, closed. A family says what its parts mean; the same parts in two families never give the same
 * token. Parts are keys of the identifier normalisation, in the order given here.
 */
export const TOKEN_FAMILY = {
  /** Institution and every field of a record: the complete canonical record. */
  fingerprint: 'fingerprint',
  /** Institution, relation number. */
  relation: 'relation',
  /** E-mail key. */
  email: 'email',
  /** Mobile number, E.164. */
  mobile: 'mobile',
  /** Fixed number, surname key. */
  fixedName: 'fixed-name',
  /** Birth date, surname sound. */
  birthName: 'birth-name',
  /** Birth date, given name. */
  birthGiven: 'birth-given',
  /** Postcode, surname sound. */
  postcodeName: 'postcode-name',
  /** Postcode, house number. */
  postcodeNumber: 'postcode-number',
  /** Street, house number, surname sound. */
  streetName: 'street-name',
  /** City, house number, surname sound. */
  townName: 'town-name',
  /** City, given name, surname sound, for a record without an address. */
  nameTown: 'name-town',
  /** Country, postcode, house number, addition: the address of a household. */
  address: 'address',
  /** Country, city, street, house number, addition: the address of a household whose postcode is not known. */
  streetAddress: 'street-address',
} as const

/** A family of the closed table. */
export type TokenFamily = (typeof TOKEN_FAMILY)[keyof typeof TOKEN_FAMILY]

const FAMILIES: ReadonlySet<string> = new Set(Object.values(TOKEN_FAMILY))

/** Whether a text names a family of the closed table. */
export function isTokenFamily(text: string): text is TokenFamily {
  return FAMILIES.has(text)
}
