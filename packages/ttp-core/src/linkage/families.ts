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
  /** Given name and surname key, in the order of the alphabet: found too when they are exchanged. */
  fullName: 'full-name',
  /** What stands before the @ of an e-mail key: people who change their provider keep it. */
  mailbox: 'mailbox',
  /** Birth date, first letter of the given name or of the surname. */
  birthInitial: 'birth-initial',
  /** Birth date, city. */
  birthCity: 'birth-city',
  /** Birth date, country, postcode. */
  birthPostcode: 'birth-postcode',
  /** Country, postcode, given name. */
  postcodeGiven: 'postcode-given',
  /** Country, postcode, surname sound, where the postcode covers a town. */
  zoneName: 'zone-name',
  /** Country, postcode, house number, where the postcode covers a town. */
  zoneNumber: 'zone-number',
  /** Street, house number. */
  streetNumber: 'street-number',
  /** City, given name, for a record without a house number. */
  cityGiven: 'city-given',
  /** City, surname sound, for a record without a house number. */
  cityName: 'city-name',
  /** Street, surname sound. */
  streetSurname: 'street-surname',
  /** Surname sound, first initial, house number. */
  nameNumber: 'name-number',
  /** First letters of given name and surname, in the order of the alphabet. */
  nameStems: 'name-stems',
  /** Street, city, where the postcode covers a town. */
  streetCity: 'street-city',
  /** Street, given name, where the postcode covers a town. */
  streetGiven: 'street-given',
  /** Given name, house number, where the postcode covers a town. */
  givenNumber: 'given-number',
  /** Given name, year of birth, for a record without a house number. */
  givenYear: 'given-year',
  /** Surname sound, year of birth, for a record without a house number. */
  nameYear: 'name-year',
  /** Surname sound, month and day of birth, for a record without a house number. */
  nameDay: 'name-day',
} as const

/** A family of the closed table. */
export type TokenFamily = (typeof TOKEN_FAMILY)[keyof typeof TOKEN_FAMILY]

const FAMILIES: ReadonlySet<string> = new Set(Object.values(TOKEN_FAMILY))

/** Whether a text names a family of the closed table. */
export function isTokenFamily(text: string): text is TokenFamily {
  return FAMILIES.has(text)
}
