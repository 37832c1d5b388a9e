import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { foldToLetters } from '../text/fold.ts'
import { replaceLookalikes } from '../text/lookalike.ts'
import { countryByName, isCountryCode } from './countries.ts'

/** Country as its ISO 3166-1 alpha-2 code, from codes and Dutch, English, German or French names. */
export function canonicaliseCountry(text: string, changes: ChangeCode[]): FieldResult {
  if (isCountryCode(text)) return { value: text, changes }
  if (text.includes('@')) return { error: 'IS_EMAIL' }
  const latin = replaceLookalikes(text, changes)
  const folded = foldToLetters(latin)
  const code =
    folded.length > 60
      ? undefined
      : (countryByName(folded) ?? countryByName(folded.replace(/^the|^het|^de(?=.{6})/, '')))
  if (code === undefined || /\d/.test(text)) return { error: 'COUNTRY_UNKNOWN' }
  note(changes, folded.length === 2 && folded === code.toLowerCase() ? 'UPPER_CASED' : 'COUNTRY_TO_CODE')
  return { value: code, changes }
}
