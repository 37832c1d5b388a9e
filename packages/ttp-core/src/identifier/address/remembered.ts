import { canonicaliseField } from '../canonicalise-field.ts'
import type { FieldResult, NormalisationOptions } from '../fields.ts'
import { isPrepared, prepare } from '../prepare.ts'
import { remembering } from '../remember.ts'
import { quickStreet } from './quick-street.ts'

/** No rule of a town, street or country asks for the delivery's country or the day. */
const ANY_DELIVERY: NormalisationOptions = { country: 'NL', today: '2000-01-01' }
const REMEMBERED = 2_048

/** What a street column says that has no number in it. */
export interface StreetReading {
  readonly result: FieldResult
  /** It says that the address is a post-office box. */
  readonly box: boolean
  /** Cleaned it has digits after all: of another script. */
  readonly numbered: boolean
}

/** Canonical form of a town. */
export const readCity = remembering(REMEMBERED, (raw) => canonicaliseField('city', raw, ANY_DELIVERY))

/** Canonical form of a country. */
export const readCountry = remembering(REMEMBERED, (raw) => canonicaliseField('country', raw, ANY_DELIVERY))

/** Canonical form of a street without a number. */
export const readStreet = remembering(REMEMBERED, (raw): StreetReading => {
  const quick = quickStreet(raw)
  return quick ? { result: quick, box: false, numbered: false } : readStreetByRules(raw)
})

/** The same by every rule. */
export function readStreetByRules(raw: string): StreetReading {
  const prepared = prepare('street', raw)
  if (!isPrepared(prepared)) return { result: prepared, box: false, numbered: false }
  const box = /^(?:postbus|antwoordnummer)$/i.test(prepared.text)
  return { result: canonicaliseField('street', raw, ANY_DELIVERY), box, numbered: /\d/.test(prepared.text) }
}
