import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'
import { replaceLookalikes } from '../text/lookalike.ts'
import { writeForeign } from './foreign-postcode.ts'

/** Dutch postcode: SA, SD and SS are not used. */
export const DUTCH_POSTCODE = /^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$/
/** Grammar of any canonical postcode; what looks Dutch must be a valid Dutch one. */
export const POSTCODE_PATTERN = /^(?!\d{4}(?:SA|SD|SS)$)(?!0\d{3}[A-Z]{2}$)(?=.{3,10}$)[A-Z0-9]+(?:[ -][A-Z0-9]+)?$/
const PLACEHOLDER = /^(?:0000 ?(?:[A-Z]{2})?|00000|9999 ?(?:XX|ZZ)|XXXX ?XX|1234 ?XX|0000 ?00|99999|0{2,10})$/
export const COUNTRY_PREFIX: Readonly<Record<string, string>> = {
  NL: 'NL',
  B: 'BE',
  BE: 'BE',
  D: 'DE',
  DE: 'DE',
  F: 'FR',
  FR: 'FR',
  L: 'LU',
  LU: 'LU',
  CH: 'CH',
  A: 'AT',
  AT: 'AT',
  I: 'IT',
  IT: 'IT',
  E: 'ES',
  ES: 'ES',
  DK: 'DK',
  S: 'SE',
  SE: 'SE',
  PL: 'PL',
  CZ: 'CZ',
  P: 'PT',
  PT: 'PT',
  N: 'NO',
  NO: 'NO',
  FI: 'FI',
  FIN: 'FI',
  H: 'HU',
}

/** Outcome of reading a postcode cell, which may hold the town and show the country too. */
export type PostcodeReading =
  | { readonly value: string; readonly country?: string; readonly city?: string; readonly changes: ChangeCode[] }
  | { readonly error: IdentifierErrorCode; readonly area?: string }
  | { readonly missing: true; readonly changes: ChangeCode[] }

/**
 * Postcode in the canonical form of its country.
 * @param country the row's own country, or the delivery's when `named` is false: then a form that only another country has
 * (a prefix such as "B-", a British postcode) wins.
 */
export function readPostcode(text: string, country: string, named: boolean, changes: ChangeCode[]): PostcodeReading {
  if (country === 'NL' && DUTCH_POSTCODE.test(text) && !PLACEHOLDER.test(text)) return { value: text, changes }
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) return { error: 'EXCEL_DAMAGED' }
  const latin = replaceLookalikes(text, changes)
  let rest = latin.toUpperCase()
  if (rest !== latin) note(changes, 'UPPER_CASED')
  if (rest.includes('@')) return { error: 'IS_EMAIL' }
  if (/^\d{1,2}-\d{1,2}-\d{4}$/.test(rest)) return { error: 'IS_DATE' }
  if (PLACEHOLDER.test(rest)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  rest = rest.replace(/[.,;:]+$/, '')
  let land = country
  let inferred: string | undefined
  const prefix = /^([A-Z]{1,3})[- ]+(?=\d)/.exec(rest) ?? /^(NL|BE|DE)(?=\d)/.exec(rest)
  const prefixed = prefix?.[1] === undefined ? undefined : COUNTRY_PREFIX[prefix[1]]
  if (prefix !== null && prefixed !== undefined && !(country === 'GB' || country === 'CA')) {
    rest = rest.slice(prefix[0].length).trim()
    note(changes, 'PUNCTUATION_REMOVED')
    if (prefixed !== country) {
      if (named) return { error: 'POSTCODE_FORMAT' }
      land = prefixed
      inferred = prefixed
    }
  }
  if (land === 'NL') {
    const dutch = readDutch(rest, changes)
    if ('value' in dutch && inferred !== undefined) {
      note(changes, 'COUNTRY_INFERRED')
      return { ...dutch, country: inferred }
    }
    if (!('error' in dutch) || named) return dutch
    if (dutch.error !== 'POSTCODE_FORMAT') return dutch
    for (const other of ['GB', 'CA']) {
      const value = writeForeign(other, rest)
      // "L234 AB" is no "L23 4AB": whoever writes a space knows where it stands.
      if (value === undefined || (/[ .-]/.test(rest) && rest.replace(/[ .-]+/g, ' ') !== value)) continue
      note(changes, 'COUNTRY_INFERRED')
      if (value !== text) note(changes, 'SEPARATORS_ADDED')
      return { value, country: other, changes }
    }
    return dutch
  }
  const value = writeForeign(land, rest)
  if (value === undefined) return { error: 'POSTCODE_FORMAT' }
  if (isFillerPostcode(value)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  if (value.replace(/[ -]/g, '') !== rest.replace(/[ .-]/g, '')) note(changes, 'EXTENSION_REMOVED')
  else if (value !== rest) note(changes, value.length < rest.length ? 'SPACES_REMOVED' : 'SEPARATORS_ADDED')
  if (inferred === undefined) return { value, changes }
  note(changes, 'COUNTRY_INFERRED')
  return { value, country: inferred, changes }
}

/** A filler may come out only once a country, a town or separators are off: "1234 XX Utrecht", "D-99999". */
export function isFillerPostcode(value: string): boolean {
  return PLACEHOLDER.test(value.replace(/[ -]/g, ''))
}

function readDutch(rest: string, changes: ChangeCode[]): PostcodeReading {
  const found = /^(\d{4})[ .\-/_]*([A-Z])[ .-]?([A-Z])(?:[ ,]+(.*\D.*))?$/.exec(rest)
  if (found === null) {
    if (/^[1-9]\d{3}$/.test(rest)) return { error: 'POSTCODE_LETTERS_MISSING', area: rest }
    if (/^\d{4}[ -]+[A-Z][A-Z ]{3,}$/.test(rest) && !rest.startsWith('0'))
      return { error: 'POSTCODE_LETTERS_MISSING', area: rest.slice(0, 4) }
    return { error: 'POSTCODE_FORMAT' }
  }
  const value = `${found[1] ?? ''}${found[2] ?? ''}${found[3] ?? ''}`
  if (value.startsWith('0')) return { error: 'POSTCODE_FORMAT' }
  if (!DUTCH_POSTCODE.test(value)) return { error: 'POSTCODE_LETTERS_NOT_USED', area: value.slice(0, 4) }
  if (isFillerPostcode(value)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  const city = found[4]
  if (city !== undefined) note(changes, 'CITY_MOVED')
  if (rest.slice(0, rest.length - (city?.length ?? 0)).trim() !== value)
    note(changes, /[.\-/_]/.test(rest) ? 'SEPARATORS_REMOVED' : 'SPACES_REMOVED')
  return city === undefined ? { value, changes } : { value, city, changes }
}
