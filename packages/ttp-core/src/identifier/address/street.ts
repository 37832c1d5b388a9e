import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { foreignKind } from '../name/check.ts'
import { unmixScripts } from '../text/lookalike.ts'
import { LETTERS } from '../text/repertoire.ts'
import { placeCase } from './place-case.ts'

/** Grammar of a canonical street, town or address line: letters of one script, digits and usual punctuation. */
export const PLACE_PATTERN = new RegExp(
  `^(?=.{1,120}$)(?=.*[${LETTERS}])[${LETTERS}0-9'(][${LETTERS}0-9 '.,\\-/()&+"#:!]*$`,
)

/** "12 hs": a house number whose street stands elsewhere. */
const NUMBER_ALONE = /^\d{1,5} ?-?(?:[a-z]|hs|bis|bg|hg|rd|zw|huis|hoog|boven|beneden|i{1,3})?\.?$/i
const HAS_LETTER = new RegExp(`[${LETTERS}]`)
/** Words of ASCII letters, hyphens and apostrophes, perhaps with a number behind: most streets and towns. */
const PLAIN = /^[A-Za-z]['A-Za-z-]*[A-Za-z](?: [A-Za-z]['A-Za-z-]*[A-Za-z])*(?: \d{1,5}[A-Za-z]?(?:-\d{1,4})?)?$/

/** Checks that text may be a street or town; stray marks off its ends, spaces around hyphens kept as typed. */
export function checkPlace(text: string, changes: ChangeCode[]): FieldResult {
  if (text.length <= 100 && PLAIN.test(text)) return { value: text, changes }
  const kind = foreignKind(text)
  if (kind !== undefined) return { error: kind }
  if (/^[=#]/.test(text)) return { error: 'SPREADSHEET_ERROR' }
  const unmixed = unmixScripts(text, changes)
  if (typeof unmixed !== 'string') return unmixed
  const spaced = unmixed
    .replace(/[;_|*]/g, ' ')
    .replace(/ *, */g, ', ')
    .replace(/\( +/g, '(')
    .replace(/ +\)/g, ')')
    .replace(/([^ ])\(/g, '$1 (')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ .,\-/)&+"#:!]+|[ ,\-/(&+"#:]+$/g, '')
    .replace(/([^A-Za-z])\.+$/, '$1')
    .trimEnd()
  if (spaced !== unmixed) note(changes, 'PUNCTUATION_REMOVED')
  if (!HAS_LETTER.test(spaced) || NUMBER_ALONE.test(spaced)) return { error: 'PLACE_WITHOUT_LETTERS' }
  return PLACE_PATTERN.test(spaced)
    ? { value: spaced, changes }
    : { error: spaced.length > 120 ? 'TOO_LONG' : 'CHARACTER_NOT_ALLOWED' }
}

/** Street: spaces and capitals of one kind; abbreviations stay as they are (the comparison key knows them). */
export function canonicaliseStreet(text: string, changes: ChangeCode[]): FieldResult {
  const checked = checkPlace(text, changes)
  if (!('value' in checked)) return checked
  const dotted = checked.value
    .replace(/([A-Za-z]\.)(?=[A-Za-z\u00c0-\u024f]{2,})/g, '$1 ')
    .replace(/^(['"])S[- ](?=[A-Za-z])/i, "'s-")
    .replace(/^s-(?=[A-Za-z])/i, "'s-")
  if (dotted !== checked.value) note(changes, 'PUNCTUATION_REMOVED')
  return { value: placeCase(dotted, changes), changes }
}
