import type { Case } from './frame.ts'

/** Names of columns; the first ones are special. New ones go to the end of the file's list. */
const NAMES: readonly (readonly [name: string, comment: string])[] = [
  ['Religie', 'one word'],
  ['BSN', 'the citizen service number'],
  ['bsn nummer', 'the beginning of a name'],
  ['Politieke_Voorkeur', 'two words'],
  ['Seksuele geaardheid', 'two words'],
  ['DIEET-WENSEN', 'capitals and a hyphen'],
  ['Di\u00ebet', 'an accent in one code point'],
  ['Die\u0308et', 'an accent of its own'],
  ['Ｒｅｌｉｇｉｅ', 'full-width letters'],
  ['Ra\u017f', 'a long s, which NFKD makes an s'],
  ['\u212aerkgenootschap', 'the Kelvin sign, which NFKD makes a K'],
  ['R.A.S.', 'dots between the letters'],
  ['ras', 'the whole name'],
  ['race', 'the whole name'],
  ['Rolstoel\u00a0ja/nee', 'a space of another kind'],
  ['Medical info (free text)', 'an English name'],
  ['Paspoortnummer', 'the number of a document'],
  ['trade union', 'a space inside'],
  ['Rasterfoto', 'a longer word'],
  ['Terras', 'a longer word'],
  ['Racefiets', 'a longer word'],
  ['klantbsn', 'not at the beginning'],
  ['Bezoekdatum', 'a usual column'],
  ['E-mailadres (priv\u00e9)', 'a usual column'],
  ['Reli\u0433ie', 'a Cyrillic letter, which is taken out'],
  ['politie', 'no politics'],
  ['', 'no name'],
]

/** Whether columns are of a special category. */
export const SPECIAL_COLUMNS: readonly Case[] = NAMES.map(([name, comment], at) => ({
  tcId: 3001 + at,
  comment,
  flags: [],
  input: { name },
}))
