import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'
import { replaceLookalikes } from '../text/lookalike.ts'

/** Grammar of a canonical house number (BAG: 1-99999). */
export const HOUSE_NUMBER_PATTERN = /^[1-9]\d{0,4}$/
/** Grammar of a canonical addition: BAG's letter and addition in one, without presentation. */
export const ADDITION_PATTERN = /^[A-Z0-9]{1,20}$/

const MONTH =
  /^\d{1,2}[- ](?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?(?:[- ]\d{2,4})?$|^(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?[- ]\d{1,4}$/i
const DATE = /^\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d\d$|^(?:19|20)\d\d-\d\d-\d\d(?:[ T]|$)/
const NUMBER_WORD = /^(?:huis(?:nummer|nr)?|nummer|num|no|nr|n°|nº|#)[.:]? *(?=\d)/i
const OPPOSITE = /^(?:t\/o|t\.o\.|tegenover|to)\.? *(?=\d)/i

/** "1e verd. 12": the floor stands in front of the number. */
const FLOOR_FIRST = /^(\d{1,2} ?(?:e|de|ste) ?-?(?:hoog|hg|verdieping|verd|etage|et)\.?),? +(?:nr\.? *)?(\d{1,5})$/i
/** "12,5", "1.200", "2x12", "3 hoog 12": which digits are the number cannot be told. */
const NOT_WHOLE = /^[ .,:/\-("]*\d+(?:[.,]\d|x *\d| *(?:e|de|ste|hoog|hg)(?![a-z])\D*\d)/i

/** Number with the addition found beside it. */
export type HouseNumberReading =
  | { readonly number: string; readonly addition: string; readonly changes: ChangeCode[] }
  | { readonly error: IdentifierErrorCode }

/**
 * House number: the first digits are the number; the rest, upper-cased and stripped of separators, is the addition.
 * A range "12-14" or "12 t/m 14" gives number 12 with addition "14" or "TM14"; a houseboat "t/o 14" gives 14 with "TO".
 */
export function readHouseNumber(text: string, changes: ChangeCode[]): HouseNumberReading {
  if (HOUSE_NUMBER_PATTERN.test(text)) return { number: text, addition: '', changes }
  if (/^\d(?:[.,]\d+)?e\+\d+$/i.test(text) || MONTH.test(text) || DATE.test(text)) return { error: 'EXCEL_DAMAGED' }
  if (text.includes('@')) return { error: 'IS_EMAIL' }
  if (/^\d{4} ?[A-Za-z]{2}[ ,]+[A-Za-z]{3}/.test(text)) return { error: 'IS_POSTCODE' }
  let rest = replaceLookalikes(text, changes)
  const word = rest.replace(NUMBER_WORD, '')
  if (word !== rest) note(changes, 'TEXT_REMOVED')
  rest = word
  const decimal = rest.replace(/^(\d+)[.,]0+$/, '$1')
  if (decimal !== rest) note(changes, 'DECIMAL_REMOVED')
  rest = decimal
  rest = rest.replace(FLOOR_FIRST, '$2 $1')
  if (NOT_WHOLE.test(rest)) return { error: 'HOUSE_NUMBER_FORMAT' }
  let before = ''
  if (OPPOSITE.test(rest)) {
    before = 'TO'
    rest = rest.replace(OPPOSITE, '')
  }
  const found = /^[ .,:/\-("]*(\d+)(.*)$/.exec(rest)
  if (found === null) return { error: 'HOUSE_NUMBER_FORMAT' }
  const number = (found[1] ?? '').replace(/^0+/, '')
  if (number === '' || number.length > 5) return { error: 'HOUSE_NUMBER_RANGE' }
  if (number !== found[1]) note(changes, 'LEADING_ZEROS_REMOVED')
  if (!/^\d/.test(rest)) note(changes, 'PUNCTUATION_REMOVED')
  const tail = writeAddition(found[2] ?? '')
  if (tail === undefined) return { error: 'ADDITION_FORMAT' }
  const addition = before + (/^(?:0+|NVT|GEEN|NULL)$/.test(tail) ? '' : tail)
  if (addition !== '') note(changes, 'ADDITION_SPLIT')
  else if ((found[2] ?? '') !== '') note(changes, 'PUNCTUATION_REMOVED')
  return addition.length > 20 ? { error: 'ADDITION_FORMAT' } : { number, addition, changes }
}

/** Addition in capitals without - / . and other presentation; undefined when something else is in it. */
export function writeAddition(text: string): string | undefined {
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
  const bare = folded.replace(/[ \-/.,_:;()[\]'"+&*\\#|]/g, '')
  return /^[A-Z0-9]*$/.test(bare) ? bare : undefined
}

/** Addition column on its own. */
export function readAddition(
  text: string,
  changes: ChangeCode[],
): { readonly value: string; readonly changes: ChangeCode[] } | { readonly error: IdentifierErrorCode } {
  if (ADDITION_PATTERN.test(text)) return { value: text, changes }
  if (MONTH.test(text) || DATE.test(text) || /^\d(?:[.,]\d+)?e\+\d+$/i.test(text)) return { error: 'EXCEL_DAMAGED' }
  if (text.includes('@')) return { error: 'IS_EMAIL' }
  const latin = replaceLookalikes(text, changes).replace(/^(\d+)[.,]0$/, '$1')
  const value = writeAddition(latin)
  if (value === undefined || !ADDITION_PATTERN.test(value)) return { error: 'ADDITION_FORMAT' }
  if (/[^\0-\x7f]/.test(latin)) note(changes, 'ACCENTS_REMOVED')
  if (/[a-z]/.test(latin)) note(changes, 'UPPER_CASED')
  if (value.length !== latin.length) note(changes, 'SEPARATORS_REMOVED')
  return { value, changes }
}
