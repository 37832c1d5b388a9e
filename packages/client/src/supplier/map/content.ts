import type { MappedField } from './fields.ts'
import { looksGiven, looksLikePerson, looksPrefix, looksSurname } from './people.ts'
import { type Profile, shareOf } from './profile.ts'
import { VOCABULARY } from './vocabulary.ts'

const EMAIL = /^\S+@\S+\.\S+$/
const DUTCH_POSTCODE = /^[1-9]\d{3} ?[A-Za-z]{2}$/
const POSTCODE_WITHIN = /(?:^|[ ,(])[1-9]\d{3} ?[A-Za-z]{2}(?=$|[ ,)])/
const DUTCH_MOBILE = /^(?:\+31|0031|0)[ (0)-]*6[ -]?(?:\d[ -]?){8}$/
const MONTH = 'jan|feb|mrt|maa|mar|mär|apr|mei|may|mai|jun|jul|aug|sep|okt|oct|nov|dec|dez'
const DATE = new RegExp(
  String.raw`^\D{0,12}?(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{6,8})(?:$|[T ,])|(?:19|20)\d{2}[01]\d[0-3]\d[0-2]\d[0-5]\d(?:\d{2})?$|\d.*(?:${MONTH})|^(?:${MONTH})\w*\.? \d`,
  'i',
)
const SERIAL = /^[1-9]\d{4}(?:[.,]\d+)?$/
const PRICE = /^\D{0,4}\d+(?:[.,' ][\d-]{0,4})*\D{0,5}$/
const TIME = /^\D{0,12}\d{1,2}[:.uh]\d{2}/

/** What the values of a field look like, loosely: a column that bears the name but not this is not the field. */
const SHAPE: Partial<Record<MappedField, (value: string) => boolean>> = {
  email: (value) => value.includes('@'),
  phone: (value) => /(?:\d[^\d]*){6}/.test(value) && !value.includes('@') && !DATE_ONLY.test(value),
  postcode: (value) => /\d{3}|^[A-Z]{1,2}\d/i.test(value) && value.length < 45 && !value.includes('@'),
  houseNumber: (value) => /^\D{0,4}\d{1,5}(?!\d)/.test(value) && value.length < 25 && !DATE_ONLY.test(value),
  houseNumberAddition: (value) => value.length <= 20,
  birthDate: (value) => DATE.test(value) || SERIAL.test(value),
  visitDate: (value) => DATE.test(value) || SERIAL.test(value),
  orderDate: (value) => DATE.test(value) || SERIAL.test(value),
  visitTime: (value) => TIME.test(value) || /\d{1,2}:\d{2}/.test(value) || /^\d{1,2}(?: ?uur)?$/.test(value),
  quantity: (value) => /^\d{1,3}(?:[.,]0{1,3})?$|^\d{1,3} ?(?:x|stuks?|pers|tickets?|kaart)/i.test(value),
  price: (value) => PRICE.test(value) || /^-?\d+(?:[.,]\d+)?$/.test(value),
  priceCents: (value) => /^\d+$/.test(value),
  initials: (value) => /^(?:\p{L}{1,2}[. ]*){1,10}$/u.test(value),
  givenName: (value) => /^\P{N}+$/u.test(value) && !value.includes('@'),
  fullName: (value) => /^\P{N}+$/u.test(value) && !value.includes('@'),
  familyName: (value) => /^\P{N}+$/u.test(value) && !value.includes('@'),
  familyNamePrefix: (value) => /^[\p{L}'’. /]{1,20}$/u.test(value),
  addressLine: (value) => /\p{L}{2}/u.test(value) && !value.includes('@'),
  street: (value) => /\p{L}{2}/u.test(value) && !value.includes('@'),
  city: (value) => /\p{L}{2}/u.test(value) && !value.includes('@'),
  country: (value) => /^[\p{L} .()-]{2,40}$/u.test(value),
  offerCode: (value) => /^[A-Za-z0-9-]{1,24}$/.test(value),
  relationNumber: (value) => /\d/.test(value) && value.length <= 64 && !/\s.*\s/.test(value) && !value.includes('@'),
}
const DATE_ONLY = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|^(?:19|20)\d{2}-\d{2}-\d{2}/

/** Share of the filled values that have the shape of the field; 1 where the field has none or the column is empty. */
export function shapeShare(field: MappedField, profile: Pick<Profile, 'values'>): number {
  const shape = SHAPE[field]
  if (!shape || profile.values.length === 0) return 1
  return shareOf(profile, shape)
}

/** Share of the values that are words of the code list of a field. */
export function wordShare(field: MappedField, profile: Profile): number {
  const words = WORD_SETS.get(field)
  return words ? shareOf(profile, (value) => words.has(value.toLowerCase())) : 0
}
const WORD_SETS = new Map(
  Object.entries(VOCABULARY).map(([field, words]) => [field as MappedField, new Set(words.flat())]),
)

/** What values give away without a name: the field, how sure, and at how many values it is worth saying. */
export interface Evident {
  readonly field: MappedField
  readonly confidence: number
}

/** The field that the values themselves give away. */
export function fieldByContent(profile: Profile): Evident | undefined {
  const { values, distinct } = profile
  if (values.length < 3) return undefined
  const found = (field: MappedField, share: number): Evident | undefined =>
    share >= 0.8 ? { field, confidence: Math.round(80 * share) / 100 } : undefined
  const various = values.length < 10 || distinct > 0.3
  return (
    found(
      'email',
      shareOf(profile, (value) => EMAIL.test(value)),
    ) ??
    found(
      'postcode',
      shareOf(profile, (value) => DUTCH_POSTCODE.test(value)),
    ) ??
    found(
      'phone',
      shareOf(profile, (value) => DUTCH_MOBILE.test(value)),
    ) ??
    found('addressLine', shareOf(profile, isFullAddress)) ??
    found(
      'postcode',
      shareOf(profile, (value) => value.length < 40 && POSTCODE_WITHIN.test(value)),
    ) ??
    (looksBorn(profile) ? { field: 'birthDate', confidence: 0.7 } : undefined) ??
    (various && values.length >= 5
      ? (found('givenName', 1.3 * shareOf(profile, looksGiven)) ??
        found('fullName', 1.3 * shareOf(profile, looksLikePerson)) ??
        found(
          'addressLine',
          shareOf(profile, (value) => /^\p{L}[\p{L}\p{M} .'’-]{3,} \d{1,5}[ -]?[a-zA-Z0-9]{0,4}$/u.test(value)),
        ))
      : undefined)
  )
}

/** The field whose form the values have and no other field has: mail addresses, postcodes, mobile numbers. */
export function unmistakable(profile: Profile): MappedField | undefined {
  const kinds = [
    ['email', EMAIL],
    ['postcode', DUTCH_POSTCODE],
    ['phone', DUTCH_MOBILE],
  ] as const
  return kinds.find(([, form]) => shareOf(profile, (value) => form.test(value)) >= 0.8)?.[0]
}

/** "Dorpsstraat 12-hs, 1234 AB Amsterdam", in any order. */
function isFullAddress(value: string): boolean {
  return POSTCODE_WITHIN.test(value) && /\p{L}{3,}[^\d]*\d{1,5}\b/u.test(value.replace(POSTCODE_WITHIN, ' '))
}

/** How much values look like the names of people, from 0 to 1. */
export const personShare = (profile: Profile): number => shareOf(profile, looksLikePerson)
export const givenShare = (profile: Profile): number => shareOf(profile, looksGiven)
export const surnameShare = (profile: Profile): number => shareOf(profile, looksSurname)
export const prefixShare = (profile: Profile): number => shareOf(profile, looksPrefix)
/** Whether digits alone are a date: eight, with a year in front or behind, or with a time behind that; a number of six or seven may be anything. */
const DIGITS_DATE = /^(?:19|20)\d{2}[01]\d[0-3]\d(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?$|^[0-3]\d[01]\d(?:19|20)\d{2}$/
export const dateShare = (profile: Profile): number =>
  shareOf(profile, (value) => (/^\d+$/.test(value) ? DIGITS_DATE.test(value) : DATE.test(value)))

/** Dates of birth lie far apart and mostly long ago; days of visits and orders lie close together. */
export function looksBorn(profile: Profile): boolean {
  const years = profile.values.flatMap((value) => yearOf(value) ?? []).sort((a, b) => a - b)
  if (years.length < 3 || years.length < 0.7 * profile.values.length) return false
  const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? 0
  return at(0.9) - at(0.1) >= 12 && at(0.5) < 2012
}

/** Days of visits and orders: nearly all within some years. Undefined where there are no dates with a year. */
export function looksRecent(profile: Profile): boolean | undefined {
  const years = profile.values.flatMap((value) => yearOf(value) ?? []).sort((a, b) => a - b)
  if (years.length < 3 || years.length < 0.5 * profile.values.length) return undefined
  const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? 0
  return at(0.95) - at(0.05) <= 8 && at(0.05) >= 2014
}

function yearOf(value: string): number | undefined {
  if (!DATE.test(value)) return undefined
  const match = /(?:^|\D)((?:18|19|20)\d{2})(?!\d)|^((?:19|20)\d{2})[01]\d[0-3]\d|^[0-3]\d[01]\d((?:19|20)\d{2})$/.exec(
    value,
  )
  const year = match?.[1] ?? match?.[2] ?? match?.[3]
  return year === undefined ? undefined : Number(year)
}
