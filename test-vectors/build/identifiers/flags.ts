import type { IdentityField } from '../../../packages/ttp-core/src/identifier/index.ts'
import type { Note } from '../frame.ts'

/** What a wrong implementation would do with a text, by what the text holds. */
const SIGNS: readonly (readonly [flag: string, shows: (text: string, becomes: string) => boolean])[] = [
  ['NfdInput', (text) => text.normalize('NFC') !== text],
  ['FullWidth', (text) => /[\uff01-\uff0f\uff1a-\uff5e]/.test(text)],
  ['FullWidthDigits', (text) => /[\uff10-\uff19]/.test(text)],
  ['ArabicDigits', (text) => /[\u0660-\u0669\u06f0-\u06f9]/.test(text)],
  ['ZeroWidth', (text) => /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(text)],
  ['SpecialSpace', (text) => /[\t\u00a0\u2000-\u200a\u202f]/.test(text)],
  ['SpecialDash', (text) => /[\u2010-\u2015\u2212]/.test(text)],
  ['SpecialQuote', (text) => /[\u0060\u2018\u2019\u201c\u201d]/.test(text)],
  ['LookAlike', (text) => /[a-z]/i.test(text) && /[\u0370-\u03ff\u0400-\u04ff]/.test(text)],
  ['UnassignedCodePoint', (text) => text.includes('\u0378')],
  ['SupplementaryPlane', (text) => /[\ud800-\udbff]/.test(text)],
  ['DamagedEncoding', (_text, becomes) => becomes === '!ENCODING_DAMAGED'],
  ['TooLong', (_text, becomes) => becomes === '!TOO_LONG'],
  ['EmptyIdentifier', (text) => text.trim() === ''],
  ['EmptyMarker', (text, becomes) => becomes === '-' && text.trim() !== ''],
  ['WrongColumn', (_text, becomes) => becomes.startsWith('!IS_')],
  ['Spreadsheet', (text, becomes) => /^!(?:SPREADSHEET|EXCEL)/.test(becomes) || /^[='"]|[.,]0$/.test(text)],
]
const NUMBERS: ReadonlySet<IdentityField> = new Set(['relationNumber', 'houseNumber', 'houseNumberAddition', 'phone'])

/** The flags of a case. */
export function flagsOf(field: IdentityField, text: string, becomes: string): string[] {
  const flags = SIGNS.filter(([, shows]) => shows(text, becomes)).map(([flag]) => flag)
  if (NUMBERS.has(field) && /^0\d/.test(text)) flags.push('LeadingZeros')
  return flags
}

const note = (bugType: string, description: string): Note => ({ bugType, description })

/** What each flag says. */
export const IDENTIFIER_NOTES: Readonly<Record<string, Note>> = {
  NfdInput: note('UNICODE', 'Letter and accent are two code points: without NFC the value is another one.'),
  FullWidth: note('UNICODE', 'Full-width letters or signs, as East Asian keyboards type them.'),
  FullWidthDigits: note('UNICODE', 'Full-width digits: they become 0-9, or a Unicode-aware \\d lets them through.'),
  ArabicDigits: note('UNICODE', 'Arabic digits: they become 0-9, or a Unicode-aware \\d lets them through.'),
  ZeroWidth: note('UNICODE', 'An invisible character: two values that look alike would differ.'),
  SpecialSpace: note('UNICODE', 'A tab or a special space.'),
  SpecialDash: note('UNICODE', 'A dash that is no hyphen-minus.'),
  SpecialQuote: note('UNICODE', 'A typographic quotation mark or apostrophe.'),
  LookAlike: note('UNICODE', 'Letters of two scripts, some of which look Latin.'),
  UnassignedCodePoint: note(
    'UNICODE',
    'A code point that Unicode 14.0 does not assign: it must be refused, whatever the runtime knows.',
  ),
  SupplementaryPlane: note('UNICODE', 'A code point above U+FFFF: it must be refused.'),
  DamagedEncoding: note('ENCODING', 'Bytes were read in a wrong encoding: it must be refused, not mended.'),
  TooLong: note('LENGTH', 'Longer than the field allows.'),
  EmptyIdentifier: note('EMPTY', 'Nothing, or white space alone: missing, neither a value nor an error.'),
  EmptyMarker: note(
    'EMPTY',
    'A word, a mark or a made-up value for "nothing", or a value that belongs to another field.',
  ),
  WrongColumn: note('MAPPING', 'A value of another kind: the columns are mapped wrongly.'),
  Spreadsheet: note('SPREADSHEET', 'Traces of a spreadsheet: formulas, lost digits, decimals, wrappers.'),
  LeadingZeros: note('ZEROS', 'Zeros in front: kept or dropped as the field says.'),
  RowAssembly: note('ASSEMBLY', 'Parts that stand in the wrong column, or in several.'),
  OtherCountry: note('OPTIONS', 'The rules of another country hold.'),
  DateOrder: note('OPTIONS', 'Another order of day and month, or none that can be found.'),
  ErrorCode: note('REFUSAL', 'One case for an error code of the closed list.'),
  Grammar: note('GRAMMAR', 'The strict grammar of a canonical value.'),
  Key: note('KEY', 'A comparison key.'),
  Accumulated: note('COVERAGE', 'Many inputs in one hash; the input says how to make them.'),
  Slow: note('COVERAGE', 'Takes up to a minute.'),
}
