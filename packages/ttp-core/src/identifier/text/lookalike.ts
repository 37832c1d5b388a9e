import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'

const FROM = 'АВЕЅІЈКМНОРСТУХӀԌԚԜЁЇаеѕіјорсухһԁԛԝёїҮүΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ' as const
const TO = 'ABESIJKMHOPCTYXIGQWËÏaesijopcyxhdqwëïYyABEZHIKMNOPTYXovp'
export const MAP = new Map([...FROM].map((letter, at) => [letter, [...TO][at] ?? letter]))

const LATIN = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/
const GREEK_OR_CYRILLIC = /[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]/
const EACH_GREEK_OR_CYRILLIC = /[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]/g
const OTHER_SCRIPT = /[\u0530-\u1dff\u2c00-\u2dff\u3040-\ua4cf\ua500-\uabff\uac00-\ud7ff]/

/**
 * Cyrillic and Greek letters that look Latin become Latin in a value that is Latin otherwise; a value wholly in
 * another script stays.
 * @returns the text, or `MIXED_SCRIPT` when a letter of the other script has no Latin look-alike.
 */
export function unmixScripts(text: string, changes: ChangeCode[]): string | { readonly error: IdentifierErrorCode } {
  if (!/[\u0370-\uffff]/.test(text)) return text
  const latin = LATIN.test(text)
  const other = OTHER_SCRIPT.test(text)
  if (!GREEK_OR_CYRILLIC.test(text)) return latin && other ? { error: 'MIXED_SCRIPT' } : text
  if (!latin) {
    const greek = /[\u0370-\u03ff\u1f00-\u1fff]/.test(text)
    return other || (greek && /[\u0400-\u052f]/.test(text)) ? { error: 'MIXED_SCRIPT' } : text
  }
  const mapped = replaceLookalikes(text, changes)
  return GREEK_OR_CYRILLIC.test(mapped) || other ? { error: 'MIXED_SCRIPT' } : mapped
}

/** For codes of A-Z and 0-9 only (postcode, house number): every look-alike becomes Latin. */
export function replaceLookalikes(text: string, changes: ChangeCode[]): string {
  if (!GREEK_OR_CYRILLIC.test(text)) return text
  const mapped = text.replace(EACH_GREEK_OR_CYRILLIC, (letter) => MAP.get(letter) ?? letter).normalize('NFC')
  if (mapped !== text) note(changes, 'LOOKALIKE_REPLACED')
  return mapped
}
