import type { DateOrder } from './parse-date.ts'

const TRIPLE =
  /^[\t-\r \u00a0]*['"]?(\d{1,4})[\t-\r \u00a0]*[-/. ][\t-\r \u00a0]*(\d{1,2})[\t-\r \u00a0]*[-/. ][\t-\r \u00a0]*(\d{1,4})(?!\d)/
const EIGHT = /^[\t-\r \u00a0]*(\d{4})(\d{4})[\t-\r \u00a0]*$/

/**
 * Order of day, month and year in a column, from as many of its values as the caller likes to give.
 * @returns `ambiguous` when no value decides, or when values contradict each other beyond stray typing errors (one in
 * twenty). Values with the year in front decide only when none has it behind: they are read correctly anyway.
 */
export function canonicaliseColumnDateOrder(samples: Iterable<string>): DateOrder | 'ambiguous' {
  let dayFirst = 0
  let monthFirst = 0
  let yearFirst = 0
  let undecided = 0
  for (const sample of samples) {
    const eight = EIGHT.exec(sample)
    if (eight !== null) {
      if (isYear(eight[1])) yearFirst += 1
      else if (isYear(eight[2]) && Number(eight[1]?.slice(2)) > 12) monthFirst += 1
      else if (isYear(eight[2]) && Number(eight[1]?.slice(0, 2)) > 12) dayFirst += 1
      else undecided += 1
      continue
    }
    const found = TRIPLE.exec(sample)
    if (found === null) continue
    const [first, second, third] = [found[1] ?? '', Number(found[2]), found[3] ?? '']
    if (first.length === 4) yearFirst += 1
    else if (third.length === 2 && Number(first) > 31) yearFirst += 1
    else if (Number(first) > 12 && Number(first) <= 31 && second <= 12) dayFirst += 1
    else if (second > 12 && second <= 31 && Number(first) <= 12) monthFirst += 1
    else undecided += 1
  }
  if (dayFirst === 0 && monthFirst === 0) return yearFirst > 0 && undecided === 0 ? 'ymd' : 'ambiguous'
  if (dayFirst > monthFirst * 20) return 'dmy'
  return monthFirst > dayFirst * 20 ? 'mdy' : 'ambiguous'
}

function isYear(digits: string | undefined): boolean {
  const year = Number(digits)
  return year >= 1800 && year < 2200
}
