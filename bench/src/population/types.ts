import type { Random } from '@sluis/examples/population/random'

/** A surname; `prefix` (Dutch tussenvoegsel, German "von") in full and lower case, '' when there is none. */
export interface Surname {
  readonly prefix: string
  readonly name: string
}

export type Sex = 'female' | 'male'

/** What is particular to a language and its country: names, places, numbers. Everything is invented or composed. */
export interface Language {
  /** ISO 3166 alpha-2: the rules under which the records are read. */
  readonly country: string
  /** The surname of this rank, 0 the commonest. The same rank always gives the same name. */
  readonly surname: (rank: number) => Surname
  readonly givenNames: (random: Random, sex: Sex, birthYear: number) => GivenNames
  /** Town, street and postcode of a block of some twelve homes; each block has a postcode of its own where the country's are that fine. */
  readonly block: (number: number, seed: number) => Block
  /** Additions that the homes of one building have, one list a building; the forms in which one is typed come after it. */
  readonly buildings: readonly (readonly Addition[])[]
  /** A mobile and a fixed number in national form, digits only. */
  readonly mobile: (serial: number) => string
  readonly landline: (serial: number) => string
  /** Digits of the country's prefix, as `31`. */
  readonly dialling: string
  /** Forms in which a postcode is typed. */
  readonly typedPostcodes: (postcode: string) => readonly string[]
  /** Forms in which a prefix of surnames is typed. */
  readonly typedPrefixes: (prefix: string) => readonly string[]
  /** Exchanges of letters that sound alike. */
  readonly soundsAlike: readonly (readonly [string, string])[]
  /** Words that are typed where something is not known, and titles of a whole family. */
  readonly unknown: string
  readonly family: string
}

export interface GivenNames {
  /** Names as on the passport, first one first; never empty. */
  readonly officialNames: readonly string[]
  readonly callName: string
}

export interface Block {
  readonly postcode: string
  readonly street: string
  readonly city: string
  /** House number of the first home, and the step to the next. */
  readonly first: number
  readonly step: number
}

export interface Addition {
  /** As it is typed, the commonest form first; never empty. */
  readonly forms: readonly string[]
}

export interface Address extends Omit<Block, 'first' | 'step'> {
  readonly number: number
  readonly addition: Addition | undefined
}

/** Lives at an address as one of a household, from a week on (1 to 52; 0 = always). */
export interface Stay {
  readonly household: string
  readonly address: Address
  readonly from: number
}

export interface Person {
  /** Unique in the population. */
  readonly id: string
  readonly sex: Sex
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly officialNames: readonly string[]
  readonly callName: string
  readonly surname: Surname
  /** The partner's surname, when the person uses it at times. */
  readonly partner: Surname | undefined
  /** The one in use first; empty for those without. A child has a parent's. */
  readonly emails: readonly string[]
  /** National form, digits only. */
  readonly mobile: string
  readonly landline: string | undefined
  /** In order of time. */
  readonly stays: readonly Stay[]
  /** Records of this person, at least one. */
  readonly visits: number
}

/** A row as an institution delivers it, with its truth: '' where nothing was typed. */
export interface PopulationRecord {
  readonly record_id: string
  readonly institution: string
  readonly relation_no: string
  readonly week: number
  readonly full_name: string
  readonly first_name: string
  readonly infix: string
  readonly last_name: string
  readonly street: string
  readonly house_number: string
  readonly addition: string
  readonly postcode: string
  readonly city: string
  readonly birth_date: string
  readonly email: string
  readonly phone: string
  readonly person_id: string
  readonly household_id: string
}
