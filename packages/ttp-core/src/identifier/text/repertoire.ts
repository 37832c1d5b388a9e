/**
 * Letters and marks of the scripts in which names and places are accepted, as the inside of a character class. All were
 * assigned in Unicode 14.0, and since then neither their case nor their normal forms changed: U+019B is left out because
 * Unicode 16 gave it a capital.
 */
export const LETTERS =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u019a\\u019c-\\u024f\\u0259\\u0300-\\u036f\\u1e00-\\u1eff' + // Latin
  '\\u0370-\\u0373\\u0376\\u0377\\u037b-\\u037d\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ff' + // Greek
  '\\u0400-\\u0481\\u048a-\\u052f\\u0531-\\u0556\\u0561-\\u0586\\u10d0-\\u10ff' + // Cyrillic, Armenian, Georgian
  '\\u05d0-\\u05ea\\u0621-\\u063a\\u0641-\\u0652\\u066e-\\u06d3\\u0750-\\u077f' + // Hebrew, Arabic
  '\\u0900-\\u0963\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u1100-\\u115e\\uac00-\\ud7a3' + // Devanagari, Thai, Hangul
  '\\u3005\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff' // Kana, Han

const REPERTOIRE = new RegExp(`^[ -~\\u00a1-\\u00ac\\u00ae-\\u00ff${LETTERS}]*$`)

/** True for text of which every character may stand in some cleaned value: no runtime's Unicode tables matter beyond it. */
export function inRepertoire(text: string): boolean {
  return REPERTOIRE.test(text)
}
