/** Parts of a date as they were read, not yet checked against the calendar. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
  /** The year had two digits. */
  readonly short: boolean
  /** A leading zero had been lost. */
  readonly zeroLost?: boolean
}

/** Order of the numbers in a column. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan januari january januar janvier',
    'feb febr februari february februar fevrier fev',
    'mrt maart mar march maerz marz mars mr',
    'apr april avril avr',
    'mei may mai',
    'jun juni june juin',
    'jul juli july juillet juil',
    'aug augustus august aout augs',
    'sep sept september septembre',
    'okt oct oktober october octobre',
    'nov november novembre',
    'dec dez december dezember decembre',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1])),
)
const NUMERIC = /^(\d{1,4})([-/. ]) ?(\d{1,2})[-/. ] ?(\d{1,4})$/
const DAY_NAME_YEAR =
  /^(?:[a-z]+,? )?(\d{1,2})(?:e|de|ste|th|st|nd|rd|\.)?(?:[ \-/]| of )?([a-z]{2,10})\.?(?:[ \-/,]{0,2})'?(\d{2}|\d{4})$/
const NAME_DAY_YEAR = /^([a-z]{3,10})\.?[ \-/](\d{1,2})(?:th|st|nd|rd)?[ ,\-/]{1,2}'?(\d{2}|\d{4})$/
const YEAR_NAME_DAY = /^(\d{4})[ \-/]([a-z]{3,10})\.?[ \-/](\d{1,2})$/

/** Reads a date without time; undefined when it has no known form. Four-digit years in front are always year-month-day. */
export function parseDate(text: string, order: DateOrder): DateParts | undefined {
  const numeric = NUMERIC.exec(text)
  if (numeric !== null) return fromNumbers(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '', order)
  if (/^\d{7,8}$/.test(text)) return fromDigits(text, order)
  const lower = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
  const named = DAY_NAME_YEAR.exec(lower)
  if (named !== null) return fromName(named[3], named[2], named[1])
  const american = NAME_DAY_YEAR.exec(lower)
  if (american !== null) return fromName(american[3], american[1], american[2])
  const sorted = YEAR_NAME_DAY.exec(lower)
  return sorted === null ? undefined : fromName(sorted[1], sorted[2], sorted[3])
}

function fromNumbers(a: string, b: string, c: string, order: DateOrder): DateParts | undefined {
  if (a.length >= 3)
    return a.length === 4 && c.length <= 2
      ? { year: Number(a), month: Number(b), day: Number(c), short: false }
      : undefined
  if (c.length === 4) {
    return order === 'mdy'
      ? { year: Number(c), month: Number(a), day: Number(b), short: false }
      : { year: Number(c), month: Number(b), day: Number(a), short: false }
  }
  if (c.length > 2) return undefined
  if (order === 'ymd')
    return a.length === 2 ? { year: Number(a), month: Number(b), day: Number(c), short: true } : undefined
  if (c.length !== 2) return undefined
  return order === 'mdy'
    ? { year: Number(c), month: Number(a), day: Number(b), short: true }
    : { year: Number(c), month: Number(b), day: Number(a), short: true }
}

/** Eight digits: at most one of day-first and year-first gives a year between 1800 and 2199. */
function fromDigits(text: string, order: DateOrder): DateParts | undefined {
  const padded = text.padStart(8, '0')
  const front = Number(padded.slice(0, 4))
  const back = Number(padded.slice(4))
  const plausible = (year: number): boolean => year >= 1800 && year < 2200
  const two = (from: number): number => Number(padded.slice(from, from + 2))
  const lost = text.length === 7 ? { zeroLost: true } : {}
  if (text.length === 8 && plausible(front) && two(4) <= 12 && !plausible(back))
    return { year: front, month: two(4), day: two(6), short: false }
  if (order === 'mdy') return { year: back, month: two(0), day: two(2), short: false, ...lost }
  return { year: back, month: two(2), day: two(0), short: false, ...lost }
}

function fromName(year: string | undefined, name: string | undefined, day: string | undefined): DateParts | undefined {
  const month = MONTHS[name ?? '']
  if (month === undefined || year === undefined || day === undefined) return undefined
  return { year: Number(year), month, day: Number(day), short: year.length === 2 }
}
