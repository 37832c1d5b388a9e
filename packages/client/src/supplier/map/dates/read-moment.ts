import type { ColumnReading } from '../reading.ts'
import { quickMoment } from './quick-moment.ts'

/** A day `YYYY-MM-DD`, and a time `HH:MM` where the text has one. */
export interface Moment {
  readonly day: string
  readonly time?: string
}

const MONTHS = new Map(
  [
    'jan januari january janv jän januar',
    'feb februari february febr fev februar',
    'mrt maart march mar maa mär märz maerz mars',
    'apr april avr',
    'mei may mai',
    'jun juni june juin',
    'jul juli july juil',
    'aug augustus august août aout',
    'sep sept september septembre',
    'okt oct oktober october octobre',
    'nov november novembre',
    'dec december dez dezember déc decembre',
  ].flatMap((words, month) => words.split(' ').map((word): [string, number] => [word, month + 1])),
)
/** Hyphens that word processors put between figures. */
const DASHES = /[\u2010-\u2014\u2212]/g
const WEEKDAY =
  /^(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|so|sa|fr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|mi|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[.,]{0,2}\s*/i
const TIME =
  /(?:[T ,]|\s*(?:om|at|-)\s+)\s*(\d{1,2})[:.uh](\d{2})(?:[:.]\d{2})?(?:[.,]\d+)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:uur|u\.?|h)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?(?:\s*[-–]\s*\d{1,2}[:.]\d{2}.*)?$/i
/** ISO 8601 without marks: `20260305T2015`, with seconds or an offset behind; databases leave out the T too: `20260305201500`. */
const BASIC =
  /^((?:19|20)\d{6}(?=\d{4,6}$)|\d{8}(?=T))T?(\d{2})(\d{2})(?:\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{0,2})?$/i
const NUMBERS = /^(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*'?(\d{1,4})$/
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:e|de|ste|st|nd|rd|th|\.)?[\s/-]?(?:of )?\s*(\p{L}{3,10})\.?[\s,/-]{0,2}'?(\d{2}|\d{4})$/u
const NAME_DAY_YEAR = /^(\p{L}{3,10})\.?[\s/-](\d{1,2})(?:st|nd|rd|th)?[\s,/-]{1,2}'?(\d{2}|\d{4})$/u
const YEAR_NAME_DAY = /^(\d{4})[\s/-](\p{L}{3,10})\.?[\s/-](\d{1,2})$/u

/**
 * Reads the day of a visit or an order as a column writes it: `3 mei 2026 20.15 uur`, `05/03/26`, `5/3/2026 8:15 PM`, `46036,5`. The
 * order is the column's. Years of two digits are of 1980 to 2079. Undefined for what is not a day in that order.
 */
export function readMoment(text: string, reading: ColumnReading): Moment | undefined {
  const isOrder = reading === 'dmy' || reading === 'mdy' || reading === 'ymd'
  return (isOrder ? quickMoment(text, reading) : undefined) ?? readByRules(text, reading)
}

/** The same by every rule, without the short way. */
export function readByRules(text: string, reading: ColumnReading): Moment | undefined {
  const trimmed = text.trim().replace(DASHES, '-')
  if (reading === 'serial-1900' || reading === 'serial-1904') return readSerial(trimmed, reading)
  const bare = trimmed.replace(WEEKDAY, '').replace(BASIC, '$1 $2:$3')
  const clock = TIME.exec(bare)
  // "12.03.2026" has no time: what looks like one must stand behind a whole date.
  const day = clock && readDay(bare.slice(0, clock.index), reading)
  if (clock && day) {
    // 24:00 ends a day that is no less certain for it.
    if (clock[1] === '24' && clock[2] === '00' && clock[3] === undefined) return { day }
    const time = clockTime(clock)
    return time === undefined ? undefined : { day, time }
  }
  const alone = readDay(bare, reading)
  return alone === undefined ? undefined : { day: alone }
}

function clockTime([, hours = '', minutes = '', half]: RegExpExecArray): string | undefined {
  let hour = Number(hours)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  return hour > 23 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`
}

function readDay(text: string, order: ColumnReading): string | undefined {
  const bare = text.trim().replace(/[,.]$/, '')
  const numbers = NUMBERS.exec(bare)
  if (numbers) {
    const [, a = '', b = '', c = ''] = numbers
    if (a.length === 4) return c.length <= 2 ? dayOf(a, b, c) : undefined
    if (a.length === 3 || c.length === 3 || c.length === 1) return undefined
    if (order === 'ymd' && c.length === 2) return dayOf(a, b, c)
    return order === 'mdy' ? dayOf(c, a, b) : dayOf(c, b, a)
  }
  const together = TOGETHER.exec(bare)
  if (together) {
    const [, front = '', middle = '', end = ''] = together
    if (/^(?:19|20)/.test(front) && Number(middle) <= 12) return dayOf(front, middle, end)
    const [first, second] = [front.slice(0, 2), front.slice(2)]
    return order === 'mdy' ? dayOf(middle + end, first, second) : dayOf(middle + end, second, first)
  }
  const named = bare.toLowerCase()
  const dayFirst = DAY_NAME_YEAR.exec(named)
  if (dayFirst) return dayOf(dayFirst[3], MONTHS.get(dayFirst[2] ?? ''), dayFirst[1])
  const nameFirst = NAME_DAY_YEAR.exec(named)
  if (nameFirst) return dayOf(nameFirst[3], MONTHS.get(nameFirst[1] ?? ''), nameFirst[2])
  const yearFirst = YEAR_NAME_DAY.exec(named)
  return yearFirst ? dayOf(yearFirst[1], MONTHS.get(yearFirst[2] ?? ''), yearFirst[3]) : undefined
}

function dayOf(year = '', month: string | number | undefined, day = ''): string | undefined {
  const full = year.length === 2 ? Number(year) + (Number(year) < 80 ? 2000 : 1900) : Number(year)
  const [m, d] = [Number(month), Number(day)]
  if (month === undefined || full < 1900 || full > 2199 || m < 1 || m > 12 || d < 1) return undefined
  const date = new Date(Date.UTC(full, m - 1, d))
  return date.getUTCMonth() === m - 1 ? date.toISOString().slice(0, 10) : undefined
}

const DAY_MS = 86_400_000
/** Day 0 of the two counts of spreadsheets; of the first, day 60 is a 29 February 1900 that never was. */
const EPOCH = { 'serial-1900': Date.UTC(1899, 11, 30), 'serial-1904': Date.UTC(1904, 0, 1) } as const

function readSerial(text: string, system: 'serial-1900' | 'serial-1904'): Moment | undefined {
  const match = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text)
  if (!match) return undefined
  const days = Number(match[1])
  if (days < 61 || days > 109_500) return undefined
  const day = new Date(EPOCH[system] + days * DAY_MS).toISOString().slice(0, 10)
  const minutes = match[2] === undefined ? 0 : Math.round(Number(`0.${match[2]}`) * 1440)
  if (minutes === 0 || minutes >= 1440) return { day }
  return { day, time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` }
}
