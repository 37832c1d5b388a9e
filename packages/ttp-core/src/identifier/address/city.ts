import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { placeCase } from './place-case.ts'
import { checkPlace } from './street.ts'

/** Town; "'s-Gravenhage" and "a/d" in their full form, a province in brackets in its usual form. */
export function canonicaliseCity(text: string, changes: ChangeCode[]): FieldResult {
  if (/^\d[\d ]*$/.test(text)) return { error: 'PLACE_WITHOUT_LETTERS' }
  const checked = checkPlace(text, changes)
  if (!('value' in checked)) return checked
  let city = checked.value
  const postcode = /^(?:NL[- ]?)?[1-9]\d{3} ?[A-Z]{2}[ ,]+(?=\D{2})/i.exec(city)
  if (postcode !== null) {
    city = city.slice(postcode[0].length)
    note(changes, 'POSTCODE_MOVED')
  }
  if (/\d/.test(city.replace(/^\d(?:e|de|ste) /i, ''))) return { error: 'CHARACTER_NOT_ALLOWED' }
  const apostrophe = city
    .replace(/^'?s[ -]+(?=(?:graven|hertogen|heeren)[a-z])/i, "'s-")
    .replace(/^'?t (?=[a-z])/i, "'t ")
  if (apostrophe !== city) note(changes, 'PUNCTUATION_REMOVED')
  const full = apostrophe
    .replace(/ a(?:\/d|\.d\.?|an d\.?) ?(?=(?:den )?(?:rijn|ijssel))/i, ' aan den ')
    .replace(/ a(?:\/d|\.d\.?) ?/i, ' aan de ')
    .replace(/ a(?:\/z|\.z\.?)(?:ee)?$/i, ' aan Zee')
  if (full !== apostrophe) note(changes, 'ABBREVIATION_EXPANDED')
  return { value: placeCase(full, changes), changes }
}
