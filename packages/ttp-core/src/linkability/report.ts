/** The schema of a linkability report. */
export const LINKABILITY_SCHEMA = 'sluis-linkability/1'

/** What a row can carry; a row counts once for each that it has. */
export const LINKABILITY_IDENTIFIERS = [
  'relationNumber',
  'email',
  /** Of these e-mail addresses: role addresses (info, kassa …). */
  'emailShared',
  'mobile',
  'fixedPhone',
  'otherPhone',
  'familyName',
  'givenName',
  /** Initials without a given name. */
  'initialsOnly',
  'birthDate',
  /** Of these birth dates: 1 January, which mostly means that the year alone is known. */
  'birthDateJanuaryFirst',
  /** House number with street, and postcode or town. */
  'fullAddress',
  /** House number with postcode, without street. */
  'postcodeAndNumber',
  'postcodeOnly',
  /** The four digits of a Dutch postcode. */
  'postcodeAreaOnly',
  'postOfficeBox',
  'organisation',
  'household',
] as const
export type LinkabilityIdentifier = (typeof LINKABILITY_IDENTIFIERS)[number]

/**
 * How well a row can be linked; every row is in exactly one class, the first that fits. `strong`: own e-mail, mobile number, or
 * name and birth date; `institutionOnly`: a relation number, known to one institution alone; `householdOnly`: an address
 * without a person's name; `weak`: identifying, and no more; `none`: an anonymous visit.
 */
export const LINKABILITY_STRENGTHS = [
  'strong',
  'nameAndAddress',
  'institutionOnly',
  'householdOnly',
  'weak',
  'none',
] as const
export type LinkabilityStrength = (typeof LINKABILITY_STRENGTHS)[number]

/** Values that should belong to one person or home, and are looked at for repetition. */
export const REPEATED_KINDS = ['relationNumber', 'email', 'phone', 'birthDate', 'address'] as const
export type RepeatedKind = (typeof REPEATED_KINDS)[number]

/** What to collect or to mend, in the order in which equals are listed. */
export const LINKABILITY_ADVICE = [
  'COLLECT_EMAIL_OR_MOBILE',
  'COLLECT_BIRTH_DATE',
  'COLLECT_ADDRESS',
  'COLLECT_HOUSE_NUMBER',
  'COLLECT_POSTCODE',
  'COLLECT_NAME',
  'COLLECT_GIVEN_NAME',
  'MEND_BIRTH_DATE_JANUARY_FIRST',
  'MEND_EMAIL_SHARED',
  'MEND_RELATION_NUMBER_REPEATED',
  'MEND_EMAIL_REPEATED',
  'MEND_PHONE_REPEATED',
  'MEND_BIRTH_DATE_REPEATED',
  'MEND_ADDRESS_REPEATED',
] as const
export type LinkabilityAdvice = (typeof LINKABILITY_ADVICE)[number]

/** Values of one kind that stand beside more than twelve names. */
export interface Repetition {
  readonly values: number
  /** Rows that hold one of them. */
  readonly rows: number
  /** The most names beside one value. */
  readonly names: number
}

/**
 * How well a delivery can be linked: counts of its rows and nothing else. It depends on what was delivered, in whatever order, and
 * on nothing that anybody knows; no value of the delivery is in it.
 */
export interface LinkabilityReport {
  readonly schema: typeof LINKABILITY_SCHEMA
  readonly rows: number
  /** Rows that IsIdentifying holds for. */
  readonly identifying: number
  readonly distinctRecords: number
  /** One in how many distinct records was looked at for `distinctRecords` and `repeated`: 1, or a power of two. */
  readonly sampling: number
  readonly identifiers: Readonly<Record<LinkabilityIdentifier, number>>
  readonly strength: Readonly<Record<LinkabilityStrength, number>>
  readonly repeated: Readonly<Record<RepeatedKind, Repetition>>
  /** The rows that each would lift, most first. */
  readonly advice: readonly { readonly code: LinkabilityAdvice; readonly rows: number }[]
}
