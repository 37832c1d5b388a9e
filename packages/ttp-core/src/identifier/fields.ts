import type { ChangeCode } from './changes.ts'
import type { IdentifierErrorCode } from './errors.ts'

/** The identity fields of the standard, in the order in which every list shows them. */
export const IDENTITY_FIELDS = [
  'relationNumber',
  'fullName',
  'givenName',
  'initials',
  'familyNamePrefix',
  'familyName',
  'birthDate',
  'email',
  'phone',
  'postcode',
  'houseNumber',
  'houseNumberAddition',
  'addressLine',
  'street',
  'city',
  'country',
] as const

/** One of the sixteen identity fields. */
export type IdentityField = (typeof IDENTITY_FIELDS)[number]

/** A usable value in canonical form, and what had to be changed to reach it (empty when it was canonical already). */
export interface CanonicalValue {
  readonly value: string
  readonly changes: readonly ChangeCode[]
}

/** The field cannot be used; the code says what is wrong, never the input. */
export interface RefusedValue {
  readonly error: IdentifierErrorCode
}

/** Nothing there: empty, an empty marker such as "n.v.t.", a placeholder, or a value that moved to another field. */
export interface MissingValue {
  readonly missing: true
  readonly changes: readonly ChangeCode[]
}

/** What became of one field: canonical, refused or missing. */
export type FieldResult = CanonicalValue | RefusedValue | MissingValue

/** What the caller knows about the whole delivery. */
export interface NormalisationOptions {
  /** ISO 3166 alpha-2: whose postcode and phone rules hold when the row names no country; `NL` by default. */
  readonly country: string
  /** The day of normalisation, `YYYY-MM-DD`: the core has no clock. */
  readonly today: string
  /** Order of day, month and year in the column, see `canonicaliseColumnDateOrder`; `dmy` when absent. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd'
}

/** A row as it was delivered: any subset of the fields. */
export type RawIdentity = Partial<Record<IdentityField, string>>

/** Mobile: mostly personal. Fixed: mostly a household's. Service: 085, 088, 0800, 0900 and the like, says nothing. */
export type PhoneKind = 'mobile' | 'fixed' | 'service' | 'unknown'

/** The usable canonical values of a row, and what they say about it. */
export type Identity = Partial<Record<Exclude<IdentityField, 'fullName' | 'addressLine'>, string>> & {
  /** Kind of `phone`; present when `phone` is. */
  phoneKind?: PhoneKind
  /** The name column names an organisation, a class or a desk: no name fields are given, contact data are shared. */
  organisation?: true
  /** The name stands for several people ("Fam. Bakker", "dhr. en mevr. Bakker"): no given name or initials are given. */
  household?: true
  /** The address is a post-office box or freepost number: nobody lives there. */
  postOfficeBox?: true
  /** First four digits of a Dutch postcode whose letters were missing or unusable; absent when `postcode` is there. */
  postcodeArea?: string
}

/** A row in canonical form. */
export interface CanonicalIdentity {
  /** One entry per field the row had, and one per field derived from another. */
  readonly fields: Partial<Record<IdentityField, FieldResult>>
  readonly identity: Identity
}

/** True when the field has a usable value. */
export function isValue(result: FieldResult | undefined): result is CanonicalValue {
  return result !== undefined && 'value' in result
}
