/** What distinguishes dwellings of one number. `value` is canonical: `HS`, `1`, `A`, `BIS`, `RD`, `ZW`, `12`. */
export interface Addition {
  kind: 'floor' | 'letter' | 'bis' | 'colour' | 'number'
  value: string
}

export interface Address {
  /** `1234AB` */
  postcode: string
  houseNumber: number
  addition: Addition | undefined
  street: string
  city: string
}

export type HouseholdKind =
  | 'single'
  | 'couple'
  | 'couple-with-children'
  | 'single-parent'
  | 'student-house'
  | 'care-home-resident'

/** Who live together at one address at one time. A household that moves goes on under a new id, at its new address. */
export interface Household {
  /** `H000001` */
  id: string
  kind: HouseholdKind
  address: Address
  /** National form, digits only: `0314012345`. */
  landline: string | undefined
  /** Mail address that the members share. */
  sharedEmail: string | undefined
}

/** A person lived with this household from this day on (days since 1970-01-01; 0 = always). */
export interface Stay {
  household: Household
  from: number
}

export interface FamilyName {
  /** The tussenvoegsel, in full and lower case; empty when there is none. */
  prefix: string
  name: string
}

export interface Person {
  /** `P000001` */
  id: string
  index: number
  sex: 'female' | 'male'
  /** `YYYY-MM-DD` */
  birthDate: string
  /** Names as on the passport, first one first. */
  officialNames: string[]
  /** What the person is called; may differ from the first official name (Johannes, called Hans). */
  callName: string
  family: FamilyName
  /** The partner's name when the person uses it: `after` = partner–own, `only` = the partner's instead of the own. */
  partner: { family: FamilyName; use: 'after' | 'only' } | undefined
  /** Personal mail addresses, the one in use first; empty for small children and some elderly. */
  emails: string[]
  /** National form, digits only: `0610012345`. */
  mobile: string | undefined
  /** The parent whose mail and phone a child gives. */
  guardian: Person | undefined
  /** In order of time; the first holds from the beginning. */
  stays: Stay[]
  /** How keen on culture: the weight of this person among an institution's visitors, about 1 on average. */
  zeal: number
}

export interface Population {
  seed: number
  persons: Person[]
  /** All households there were during the year: more than there are at one time, because of moves. */
  households: Household[]
}
