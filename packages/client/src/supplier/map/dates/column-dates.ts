import { canonicaliseColumnDateOrder } from '@sluis/ttp-core/rows'

/** How the dates of one column are written, as far as its values tell. */
export interface ColumnDates {
  readonly order: 'dmy' | 'mdy' | 'ymd'
  /**
   * `sure`: the values or the header say it, or there is nothing to tell apart; `either`: every date can be read in two ways; `both`:
   * some dates can only be read one way, others only the other.
   */
  readonly certainty: 'sure' | 'either' | 'both'
  /** The values are days as a spreadsheet counts them. */
  readonly serial: boolean
  readonly empty: boolean
  /** Some date has a day above the twelfth. */
  readonly decided: boolean
  /** Dates that read differently in the two orders. */
  readonly undecided: number
  /** The character between day and month, where it is the same in nearly all. */
  readonly separator: string
  /** Every time of day is midnight: the export has dates alone. */
  readonly midnight: boolean
}

const WEEKDAY = /^\p{L}{2,10}[.,]?\s+(?=\d)/u
const NUMBERS = /^['"]?(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*[-/. ]\s*'?(\d{2}|\d{4})(?!\d)/
const SERIAL = /^[1-9]\d{4}(?:[.,]\d+)?$/
const CLOCK = /[T ](\d{1,2})[:.](\d{2})/

/** Looks at the values of a column of dates; `header` may say the order: "Datum (dd-mm-jjjj)". */
export function inspectDates(cells: readonly string[], header: string): ColumnDates {
  const values = cells.flatMap((cell) => cell.trim().replace(WEEKDAY, '') || [])
  const matches = values.map((value) => NUMBERS.exec(value)).filter((match) => match !== null)
  const undecided = matches.filter(([, a, , b]) => Number(a) <= 12 && Number(b) <= 12 && Number(a) !== Number(b)).length
  const separators = new Set(matches.map(([, , separator]) => separator))
  const clocks = values.flatMap((value) => CLOCK.exec(value)?.slice(1).join(':') ?? [])
  const shared = {
    serial: values.length > 0 && values.filter((value) => SERIAL.test(value)).length >= 0.8 * values.length,
    empty: values.length === 0,
    undecided,
    decided: matches.some(([, a, , b]) => Number(a) > 12 || Number(b) > 12),
    separator: separators.size === 1 ? ([...separators][0] ?? '') : '',
    midnight:
      clocks.length > 0 &&
      clocks.every((clock) => /^0?0:00$|^12:00$/.test(clock)) &&
      !values.some((value) => /12:00/.test(value) && !/am/i.test(value)),
  }
  const hint = orderOf(header)
  if (hint) return { ...shared, order: hint, certainty: 'sure' }
  const together = values.some((value) => /^\d{8}$/.test(value) && !/^(?:19|20)\d{2}[01]\d/.test(value))
  if (matches.length === 0 && !together) return { ...shared, order: 'dmy', certainty: 'sure' }
  const short = shortYears(matches)
  if (short) return { ...shared, order: short, certainty: 'sure' }
  const order = canonicaliseColumnDateOrder(values.map((value) => value.replace(/'(?=\d)/g, '')))
  if (order !== 'ambiguous') return { ...shared, order, certainty: 'sure' }
  // "01-01-1980" and the like read the same in both orders.
  if (!shared.decided && undecided === 0 && !together) return { ...shared, order: 'dmy', certainty: 'sure' }
  return { ...shared, order: 'dmy', certainty: shared.decided ? 'both' : 'either' }
}

/** "dd-mm-jjjj" in the name of a column. */
function orderOf(header: string): 'dmy' | 'mdy' | 'ymd' | undefined {
  const match = /\b(d{1,2}\W?m{1,3}\W?[yj]{2,4}|m{1,2}\W?d{1,2}\W?[yj]{2,4}|[yj]{2,4}\W?m{1,2}\W?d{1,2})\b/i.exec(
    header,
  )
  const order = match?.[1]
    ?.toLowerCase()
    .replace(/\W/g, '')
    .replace(/j/g, 'y')
    .replace(/(.)\1+/g, '$1')
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : undefined
}

/** Years of two digits in front: the first number hardly changes and is no day, the last one runs over the month. */
function shortYears(matches: readonly RegExpExecArray[]): 'ymd' | undefined {
  if (matches.length < 5 || matches.some((match) => match[4]?.length === 4)) return undefined
  const distinct = (at: number): number => new Set(matches.map((match) => Number(match[at]))).size
  const within = matches.every(([, , , month, day]) => Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31)
  return within && distinct(1) <= 2 && distinct(4) >= Math.max(4, 3 * distinct(1)) ? 'ymd' : undefined
}
