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

/**
 * How a record came to its person: by which rule (`score` for the scorer's own verdict, `new` when it founded the person,
 * `verdict` when a human said so), under which version of the linkage model, on which evidence (`evidenceCode`), and the total
 * weight in bits, 0 where none was asked for. `persons`: how many were in the store then, as log2; absent where nothing was compared.
 */
export type RecordLink = [by: string, model: number, evidence: string, bits: number, persons?: number]

/**
 * What the lists of values do not hold of a record: the country where it has no complete address, with what there is of one; the
 * name of an organisation or a family; that its e-mail address is a role's. `flags`: 1 collective, 2 e-mail shared.
 */
export type RecordRest = [
  country: string,
  flags: number,
  surname: string,
  parts: string,
  postcode: string,
  street: string,
  city: string,
  addition: string,
]

/**
 * A distinct record of the person: its mark (fingerprint, base64url, 22 characters), positions in the lists of the profile (-1 for
 * nothing, or for a value that made room for newer ones), the day (ISO) first seen, and how it came here.
 */
export type RecordEntry = [
  mark: string,
  institution: number,
  name: number,
  birth: number,
  email: number,
  mobile: number,
  fixed: number,
  address: number,
  relation: number,
  day: string,
  link: RecordLink,
  rest?: RecordRest,
]
/** Place in a `RecordEntry` of the position in each list of values. */
export const ENTRY_PLACE = {
  institutions: 1,
  names: 2,
  births: 3,
  emails: 4,
  mobiles: 5,
  fixed: 6,
  addresses: 7,
  relations: 8,
} as const

/** What is known of a person: canonical values only, each list oldest first. */
export interface Profile {
  readonly names: NameValue[]
  readonly births: [date: string, count: number][]
  readonly emails: string[]
  readonly mobiles: string[]
  readonly fixed: string[]
  readonly addresses: AddressValue[]
  readonly relations: RelationValue[]
  /** Institutions of the records, in no order that means anything. */
  readonly institutions: string[]
  /** The distinct records that were resolved to the person, oldest first, the latest `RECORDS_MAX` of them. */
  readonly records: RecordEntry[]
  /** Marks of records that a human said are another's: they must never be in this person. */
  readonly apart: string[]
  /** Pairs of marks that a human said are one person's. */
  readonly together: [one: string, other: string][]
}

/** An address value as the core's comparisons take it. */
export function addressOf(value: AddressValue): Address {
  // By position: taking a list apart goes through an iterator, and this is asked for every candidate.
  return {
    country: value[0],
    area: value[2],
    number: value[3],
    addition: value[4],
    street: value[5],
    city: value[6],
  }
}

/** As `addressOf`, with the postcode apart. */
export function placeOf(value: AddressValue): Place {
  return {
    country: value[0],
    postcode: value[1],
    area: value[2],
    number: value[3],
    addition: value[4],
    street: value[5],
    city: value[6],
  }
}

export function emptyProfile(): Profile {
  return {
    names: [],
    births: [],
    emails: [],
    mobiles: [],
    fixed: [],
    addresses: [],
    relations: [],
    institutions: [],
    records: [],
    apart: [],
    together: [],
  }
}
