import type { Identity } from '../identifier/fields.ts'
import {
  cityKey,
  emailIsShared,
  emailKey,
  givenNameKey,
  houseAdditionKey,
  isLikelyDefaultDate,
  phoneticKey,
  streetKey,
  surnameKey,
  surnameParts,
} from '../identifier/keys/index.ts'
import { foldToLetters } from '../identifier/text/fold.ts'
import { givenNameInEmail } from './given-name-in-email.ts'

/**
 * A record as linkage sees it: comparison keys, '' for what is missing. "Missing" is never "different".
 * Made from canonical values; nothing here depends on a clock, a locale or what is stored.
 */
export interface LinkageRecord {
  readonly institution: string
  readonly relation: string
  /** Surname key, without prefix. */
  readonly surname: string
  /** Surname keys of the parts of a double name; one part for a plain name. */
  readonly surnameParts: readonly string[]
  /** Sound keys of the parts. */
  readonly sounds: readonly string[]
  /** Given name, letters a-z. */
  readonly given: string
  /** Initials as letters a-z, in order; the first of the given name when there are none. */
  readonly initials: string
  readonly birthDate: string
  readonly email: string
  /** A role or desk address: says nothing of a person. */
  readonly emailShared: boolean
  /** A mobile number, or one of a country whose numbers do not tell (North America). */
  readonly mobile: string
  readonly fixed: string
  readonly country: string
  readonly postcode: string
  /** What is about as small as a Dutch postcode: a few dozen homes. Elsewhere postcode and street. */
  readonly area: string
  readonly number: string
  readonly addition: string
  readonly street: string
  readonly city: string
  /** The name stands for several people or an organisation. */
  readonly collective: boolean
}

/** Countries whose postcode alone covers a few dozen homes. */
const FINE_POSTCODES: ReadonlySet<string> = new Set(['NL', 'GB', 'IE'])

/** Comparison keys of a canonical record. `country` holds where the record names none (ISO 3166 alpha-2). */
export function readLinkageRecord(identity: Identity, institution: string, country: string): LinkageRecord {
  const collective = identity.organisation === true || identity.household === true
  const parts = identity.familyName === undefined ? [] : surnameParts(identity.familyName)
  const typed = collective || identity.givenName === undefined ? '' : givenNameKey(identity.givenName)
  const given = typed !== '' || collective ? typed : givenNameInEmail(identity)
  const home = identity.country ?? country
  const postcode = identity.postcode ?? ''
  const street = streetKey(identity.street ?? '')
  const boxed = identity.postOfficeBox === true
  return {
    institution,
    relation: identity.relationNumber ?? '',
    surname: identity.familyName === undefined ? '' : surnameKey(identity.familyName),
    surnameParts: parts,
    sounds: parts.map(phoneticKey),
    given,
    initials: collective ? '' : initialsOf(identity, given),
    birthDate: birthDateOf(identity),
    email: identity.email === undefined ? '' : emailKey(identity.email),
    emailShared: identity.organisation === true || (identity.email !== undefined && emailIsShared(identity.email)),
    mobile: isOwnNumber(identity) ? (identity.phone ?? '') : '',
    fixed: identity.phoneKind === 'fixed' ? (identity.phone ?? '') : '',
    country: home,
    postcode: boxed ? '' : postcode,
    area: boxed ? '' : areaOf(home, postcode, street),
    number: boxed ? '' : (identity.houseNumber ?? ''),
    addition: identity.houseNumberAddition === undefined ? '' : houseAdditionKey(identity.houseNumberAddition),
    street,
    city: cityKey(identity.city ?? ''),
    collective,
  }
}

/** Where numbers do not tell which are mobile nearly all that people give are, and a line at home is shared no more than a mailbox is. */
function isOwnNumber({ phoneKind, organisation }: Identity): boolean {
  return (phoneKind === 'mobile' || phoneKind === 'unknown') && organisation !== true
}

function initialsOf(identity: Identity, given: string): string {
  const initials = foldToLetters((identity.initials ?? '').replace(/([A-Za-z])[a-z]*\.?/g, '$1'))
  if (given === '') return initials
  return initials.startsWith(given.charAt(0)) ? initials : given.charAt(0) + initials
}

/** 1 January stands for "unknown" more often than for a birthday. */
function birthDateOf(identity: Identity): string {
  const date = identity.birthDate ?? ''
  return date === '' || isLikelyDefaultDate(date) ? '' : date
}

function areaOf(country: string, postcode: string, street: string): string {
  if (postcode === '') return ''
  if (FINE_POSTCODES.has(country)) return postcode
  return street === '' ? '' : `${postcode} ${street}`
}
