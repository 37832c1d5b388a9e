import type { DateOrder } from '../reading.ts'

const ZERO = 48
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** Written days by year, month and day in one number: exports hold some hundreds. */
const WRITTEN = new Map<number, string>()
const WRITTEN_MAX = 40_000

/** A day and what stands behind it, as `readMoment` gives them. */
export interface QuickMoment {
  readonly day: string
  readonly time?: string
}

/**
 * The moments that nearly all exports write: `03-05-2026`, `3/5/2026 20:15`, `2026-05-03T20:15:00`, without a pattern being tried. The
 * same as `readMoment` gives, or undefined when that must be asked.
 */
export function quickMoment(text: string, order: DateOrder): QuickMoment | undefined {
  const end = dayEnd(text)
  if (end === 0) return undefined
  const day = readDay(text, end, order)
  if (day === undefined) return undefined
  if (end === text.length) return { day }
  const time = readClock(text, end)
  return time === undefined ? undefined : { day, time }
}

/** Where the day ends: at the end of the text, or before a space or a T. 0 for a text that is too long or too short. */
function dayEnd(text: string): number {
  const { length } = text
  if (length < 8 || length > 19) return 0
  for (let at = 8; at <= 10; at++) {
    if (at === length) return at
    const unit = text.charCodeAt(at)
    if (unit === 32 || unit === 84) return at
  }
  return 0
}

function readDay(text: string, end: number, order: DateOrder): string | undefined {
  if (digits(text, 0, 4) >= 0) {
    // A year in front: 2026-05-03.
    if (end !== 10 || !isMark(text, 4) || text.charCodeAt(7) !== text.charCodeAt(4)) return undefined
    return written(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
  }
  if (order === 'ymd') return undefined
  const first = digits(text, 0, 2) >= 0 ? 2 : 1
  const last = end - 5
  const width = last - first - 1
  if (width < 1 || width > 2 || !isMark(text, first) || text.charCodeAt(last) !== text.charCodeAt(first))
    return undefined
  const [one, other] = [digits(text, 0, first), digits(text, first + 1, width)]
  const year = digits(text, last + 1, 4)
  return order === 'mdy' ? written(year, one, other) : written(year, other, one)
}

/** ` 20:15`, `T20:15:00`; only what is a time of day. */
function readClock(text: string, at: number): string | undefined {
  const { length } = text
  if (length !== at + 6 && length !== at + 9) return undefined
  const [hour, minute] = [digits(text, at + 1, 2), digits(text, at + 4, 2)]
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charCodeAt(at + 3) !== 58) return undefined
  if (length === at + 9 && (text.charCodeAt(at + 6) !== 58 || digits(text, at + 7, 2) < 0)) return undefined
  return text.slice(at + 1, at + 6)
}

/** The day of the calendar, `YYYY-MM-DD`; undefined for one that never was or is not of 1900 to 2199. */
function written(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (day > (month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0))) return undefined
  const key = (year * 16 + month) * 32 + day
  const known = WRITTEN.get(key)
  if (known !== undefined) return known
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (WRITTEN.size < WRITTEN_MAX) WRITTEN.set(key, text)
  return text
}

const isMark = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  // - . /
  return unit >= 45 && unit <= 47
}

/** The number that so many digits write, -1 where one of them is none. */
function digits(text: string, from: number, count: number): number {
  let value = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - ZERO
    // What is beyond the end of the text is no number and so no digit.
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}
