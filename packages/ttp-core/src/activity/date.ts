import { isCalendarDate } from '../document/calendar.ts'

/** How the dates of a column are to be read; with `ymd` a date without the year in front is refused. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

const YEAR_FIRST =
  /^([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(?:Z|[+-][0-9:]{4,6})?)?$/
const YEAR_LAST = /^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?: ([0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?)?$/
/** A date, and the time that stood behind it if one did. */
export interface DateAndTime {
  readonly date: string
  readonly time?: string
}

/**
 * Reads 2026-03-01, 20260301, 2026-03-01T20:15:00 and, in the order given, 1-3-2026, 01/03/2026, 1.3.2026 20:15.
 * Years of two digits are refused: nobody can tell which century. Undefined when it is not a date.
 */
export function readDate(text: string, order: DateOrder): DateAndTime | undefined {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null) return dateOf(yearFirst[1], yearFirst[2], yearFirst[3], yearFirst[4])
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast === null || order === 'ymd') return undefined
  const [, first, second, year, time] = yearLast
  return order === 'dmy' ? dateOf(year, second, first, time) : dateOf(year, first, second, time)
}

function dateOf(year = '', month = '', day = '', time?: string): DateAndTime | undefined {
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return time === undefined ? { date } : { date, time: time.padStart(5, '0') }
}
