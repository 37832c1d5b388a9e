import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult, NormalisationOptions } from '../fields.ts'
import { parseDate } from './parse-date.ts'

/** Grammar of a canonical date; the calendar is checked apart. */
export const DATE_PATTERN = /^(?:1[89]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
/** Dates that systems fill in where nobody gave one. */
export const FILLERS = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1970-01-01',
  '1901-01-01',
  '1800-01-01',
  '1753-01-01',
])
const OLDEST_YEARS = 110
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Birth date as YYYY-MM-DD; the order of day and month is the column's, never guessed per value. */
export function canonicaliseBirthDate(text: string, options: NormalisationOptions, changes: ChangeCode[]): FieldResult {
  if (DATE_PATTERN.test(text)) return judgeBirthDate(text, options.today, changes)
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) return { error: 'EXCEL_DAMAGED' }
  if (/^\d{5}(?:[.,]0+)?$/.test(text) || /^\d{5}[.,]\d+$/.test(text)) return { error: 'BIRTH_DATE_SERIAL' }
  if (text.includes('@')) return { error: 'IS_EMAIL' }
  const timed =
    /^(.*\d)(?:[T ,]+| om )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$/i.exec(
      text,
    )
  let rest = text
  if (timed !== null) {
    const midnight =
      Number(timed[3]) + Number(timed[4] ?? 0) === 0 &&
      (Number(timed[2]) === 0 || (timed[2] === '12' && /^a/i.test(timed[5] ?? '')))
    if (!midnight && timed[6] !== undefined) return { error: 'BIRTH_DATE_TIME_ZONE' }
    rest = timed[1] ?? ''
    note(changes, 'TIME_REMOVED')
  }
  const decimal = rest.replace(/^(\d{7,8})[.,]0$/, '$1')
  if (decimal !== rest) note(changes, 'DECIMAL_REMOVED')
  rest = decimal.replace(/^(?:geb(?:oren)?\.?|geboortedatum|\*)\s*:?\s*/i, '').replace(/[.,;]+$/, '')
  if (/^[0\-/. ]+$/.test(rest)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  const order = options.dateOrder ?? 'dmy'
  const parts = parseDate(rest.replace(/ *([-/]) */g, '$1'), order)
  if (parts === undefined) return { error: isIncomplete(rest) ? 'BIRTH_DATE_INCOMPLETE' : 'BIRTH_DATE_FORMAT' }
  if (parts.month === 0 || parts.day === 0 || (parts.year === 0 && !parts.short))
    return { error: 'BIRTH_DATE_INCOMPLETE' }
  if (parts.zeroLost === true) note(changes, 'LEADING_ZERO_RESTORED')
  const year = parts.short ? fullYear(parts.year, parts.month, parts.day, options.today) : parts.year
  if (parts.short) note(changes, 'CENTURY_ASSUMED')
  if (!isDay(year, parts.month, parts.day)) return { error: 'BIRTH_DATE_NO_SUCH_DAY' }
  if (year < 1800) return { error: 'BIRTH_DATE_TOO_OLD' }
  if (year > 2199) return { error: 'BIRTH_DATE_FUTURE' }
  const value = `${String(year)}-${pad(parts.month)}-${pad(parts.day)}`
  if (value !== text) note(changes, 'DATE_REFORMATTED')
  return judgeBirthDate(value, options.today, changes)
}

/** True for a day of the (proleptic) Gregorian calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  const last = MONTH_DAYS[month - 1]
  if (last === undefined || day < 1 || day > last) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

/** True for a date that systems fill in where nobody gave one. */
export function isFillerDate(value: string): boolean {
  return FILLERS.has(value)
}

/** What becomes of a date in canonical form, which may not exist, stand for nothing, or be no living person's. */
export function judgeBirthDate(value: string, today: string, changes: readonly ChangeCode[]): FieldResult {
  const year = Number(value.slice(0, 4))
  if (!isDay(year, Number(value.slice(5, 7)), Number(value.slice(8)))) return { error: 'BIRTH_DATE_NO_SUCH_DAY' }
  if (FILLERS.has(value)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  if (value > today) return { error: 'BIRTH_DATE_FUTURE' }
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_YEARS)}${today.slice(4)}`
  return value < oldest ? { error: 'BIRTH_DATE_TOO_OLD' } : { value, changes }
}

/** A two-digit year lies in the hundred years that end today. */
function fullYear(short: number, month: number, day: number, today: string): number {
  const century = Number(today.slice(0, 2)) * 100
  const candidate = `${String(century + short)}-${pad(month)}-${pad(day)}`
  return candidate > today ? century - 100 + short : century + short
}

function isIncomplete(text: string): boolean {
  return /^(?:1[89]|20)\d\d$|^\d{1,2}[-/. ](?:1[89]|20)\d\d$|^(?:1[89]|20)\d\d[-/. ]\d{1,2}$|^[a-z]{3,10}\.? \d{4}$|^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,10})$|^(?:\?+|x+|0+)[-/. ]/i.test(
    text,
  )
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
