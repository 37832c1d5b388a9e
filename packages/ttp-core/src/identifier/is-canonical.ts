import { isCountryCode } from './address/countries.ts'
import { ADDITION_PATTERN, HOUSE_NUMBER_PATTERN } from './address/house-number.ts'
import { POSTCODE_PATTERN } from './address/postcode.ts'
import { PLACE_PATTERN } from './address/street.ts'
import { EMAIL_PATTERN } from './contact/email.ts'
import { PHONE_PATTERN } from './contact/phone.ts'
import { DATE_PATTERN, isDay } from './date/birth-date.ts'
import type { IdentityField } from './fields.ts'
import { LONGEST_PREFIX } from './name/given-name.ts'
import { INITIALS_PATTERN } from './name/initials.ts'
import { PREFIX_WORDS } from './name/prefix-words.ts'
import { RELATION_NUMBER_PATTERN } from './relation-number.ts'
import { inRepertoire, LETTERS } from './text/repertoire.ts'

const WORDS = `['${LETTERS}]+(?:[ -]['${LETTERS}]+)*`
const NAME = new RegExp(`^(?=.{1,100}$)(?=.*[${LETTERS}])${WORDS}$`)
const GIVEN_NAME = new RegExp(`^(?=.{1,100}$)(?=.*[${LETTERS}])${WORDS}(?: \\(${WORDS}\\))?$`)
const FULL_NAME = new RegExp(`^(?=.{1,150}$)(?=.*[${LETTERS}])[${LETTERS} '.,\\-/&()"+]+$`)

const TESTS: Readonly<Record<IdentityField, (value: string) => boolean>> = {
  relationNumber: (value) => RELATION_NUMBER_PATTERN.test(value),
  fullName: (value) => FULL_NAME.test(value) && isTidy(value),
  givenName: (value) => GIVEN_NAME.test(value),
  initials: (value) => INITIALS_PATTERN.test(value),
  familyNamePrefix: (value) =>
    value.length <= LONGEST_PREFIX && value.split(' ').every((word) => PREFIX_WORDS.has(word)),
  familyName: (value) => NAME.test(value),
  birthDate: (value) =>
    DATE_PATTERN.test(value) && isDay(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))),
  email: (value) => EMAIL_PATTERN.test(value),
  phone: (value) => PHONE_PATTERN.test(value),
  postcode: (value) => POSTCODE_PATTERN.test(value),
  houseNumber: (value) => HOUSE_NUMBER_PATTERN.test(value),
  houseNumberAddition: (value) => ADDITION_PATTERN.test(value),
  addressLine: (value) => PLACE_PATTERN.test(value) && isTidy(value),
  street: (value) => PLACE_PATTERN.test(value) && isTidy(value),
  city: (value) => PLACE_PATTERN.test(value) && isTidy(value) && !/\d/.test(value.replace(/^\d(?:e|de|ste) /, '')),
  country: isCountryCode,
}

/**
 * Cheap strict check of the grammar of a canonical value, for a server that does not trust the client. It does not decide
 * whether the value would be produced from some input; every value that canonicalisation gives passes.
 */
export function isCanonical(field: IdentityField, value: string): boolean {
  if (value.length > 254 || !TESTS[field](value)) return false
  return ASCII.test(value) || (inRepertoire(value) && value.normalize('NFC') === value)
}

const ASCII = /^[ -~]*$/

function isTidy(value: string): boolean {
  return !value.includes('  ') && !value.startsWith(' ') && !value.endsWith(' ')
}
