import type { IdentityField } from '../fields.ts'

/** Words that people and systems type for "nothing", lower case, letters and digits only. */
export const COMMON = new Set(
  (
    'nvt nb none null nul geen geenidee onbekend onb onbkd unknown leeg empty blank nietbekend nietopgegeven nietingevuld ' +
    'nietvantoepassing nietbeschikbaar notprovided notavailable notapplicable notspecified undefined nan geheim ' +
    'afgeschermd anoniem anonymous anonym inconnu unbekannt keine test testtest weetniet wilniet wenstniet ntb tbd tba ' +
    'xxx xxxx xxxxx geenopgave geentelefoon geentel geennummer geenemail geenmail geenadres geenpostcode heeftgeenemail ' +
    'noemail nomail nophone noname geennaam naamloos naamonbekend asdf qwerty'
  ).split(' '),
)
/** Fields where one or two such letters may be a name, initials or an addition. */
export const LETTERS_MEAN: ReadonlySet<IdentityField> = new Set([
  'givenName',
  'initials',
  'houseNumberAddition',
  'familyNamePrefix',
  'fullName',
  'familyName',
  'country',
])
const SOMETHING = /[0-9A-Za-z\u00aa-\uffff]/
const SPREADSHEET_MARK = /^(?:#?n\/[ab]|#nb|\\n|\(null\)|\[null\]|<null>)[.!]?$/i

/** True when the cleaned text stands for "nothing" in this field. */
export function isEmptyMarker(field: IdentityField, text: string): boolean {
  if (text.length > 24 || /[1-9@]/.test(text)) return false
  if (/^[A-Za-z]+$/.test(text)) return isMarkerWord(field, text.toLowerCase(), text)
  if (!SOMETHING.test(text)) return true
  if (SPREADSHEET_MARK.test(text)) return true
  return isMarkerWord(field, text.toLowerCase().replace(/[^0-9a-z\u00aa-\uffff]/g, ''), text)
}

function isMarkerWord(field: IdentityField, bare: string, text: string): boolean {
  if (COMMON.has(bare)) return bare !== 'nb' || !LETTERS_MEAN.has(field)
  if (/^0+$/.test(bare)) return field !== 'postcode' && field !== 'phone'
  if (bare === 'x')
    return field !== 'initials' && field !== 'houseNumberAddition' && !(field === 'givenName' && text.includes('.'))
  if (bare === 'xx') return field !== 'initials'
  return bare === 'na' && !LETTERS_MEAN.has(field)
}
