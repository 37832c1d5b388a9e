import type { Address, Place } from '@sluis/ttp-core/identity'

/** A surname key, those of its parts (separated by spaces; '' for a plain name), the given name and initials beside it, how often. */
export type NameValue = [surname: string, parts: string, given: string, initials: string, count: number]
/** Where records said that the person lives: the parts of an address key, how often, and the day (ISO) last seen. */
export type AddressValue = [
  country: string,
  postcode: string,
  area: string,
  number: string,
  addition: string,
  street: string,
  city: string,
  count: number,
  lastSeen: string,
]
/** Institution and relation number. */
export type RelationValue = [institution: string, number: string]

/** What is known of a person: canonical values only, each list oldest first. */
export interface Profile {
  readonly names: NameValue[]
  readonly births: [date: string, count: number][]
  readonly emails: string[]
  readonly mobiles: string[]
  readonly fixed: string[]
  readonly addresses: AddressValue[]
  readonly relations: RelationValue[]
}

/** An address value as the core's comparisons take it. */
export function addressOf([country, , area, number, addition, street, city]: AddressValue): Address {
  return { country, area, number, addition, street, city }
}

/** As `addressOf`, with the postcode apart. */
export function placeOf(value: AddressValue): Place {
  return { ...addressOf(value), postcode: value[1] }
}

export function emptyProfile(): Profile {
  return { names: [], births: [], emails: [], mobiles: [], fixed: [], addresses: [], relations: [] }
}

/** As lists in a fixed order: half the size of named members, and parsed in half the time. */
type Packed = [
  Profile['names'],
  Profile['births'],
  Profile['emails'],
  Profile['mobiles'],
  Profile['fixed'],
  Profile['addresses'],
  Profile['relations'],
]

const NON_ASCII = /[^\0-\x7f]/g
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON in ASCII alone: its length in characters is its length in bytes. */
export function packProfile(profile: Profile): string {
  const packed: Packed = [
    profile.names,
    profile.births,
    profile.emails,
    profile.mobiles,
    profile.fixed,
    profile.addresses,
    profile.relations,
  ]
  return JSON.stringify(packed).replace(NON_ASCII, escaped)
}

/** Reads what `packProfile` wrote. Only text that was authenticated by the vault comes here. */
export function unpackProfile(text: string): Profile {
  const [names, births, emails, mobiles, fixed, addresses, relations] = JSON.parse(text) as Packed
  return { names, births, emails, mobiles, fixed, addresses, relations }
}
