/**
 * How two birth dates stand to each other. `typo`: day and month exchanged, or one part differs by one slip of the finger;
 * `close`: at most a year apart, which no parent and child are.
 */
export type BirthLevel = 'equal' | 'typo' | 'unknown' | 'close' | 'conflict'

/** Compares two dates of the form YYYY-MM-DD; '' is unknown. */
export function compareBirths(left: string, right: string): BirthLevel {
  if (left === '' || right === '') return 'unknown'
  if (left === right) return 'equal'
  const [year, month, day] = [slip(left, right, 0, 4), slip(left, right, 5, 7), slip(left, right, 8, DATE_LENGTH)]
  if (year === 0 && isExchanged(left, right)) return 'typo'
  // One part alone differs, by one slip.
  if (year + month + day === 1) return 'typo'
  return Math.abs(yearOf(left) - yearOf(right)) <= 1 ? 'close' : 'conflict'
}

const DATE_LENGTH = 10
const ZERO = 48

/** 0: equal; 1: one digit differs or two neighbours are exchanged; 2: more. Of the same part of two dates. */
function slip(left: string, right: string, start: number, end: number): 0 | 1 | 2 {
  let count = 0
  let first = 0
  let second = 0
  for (let index = start; index < end; index += 1) {
    if (left.charCodeAt(index) === right.charCodeAt(index)) continue
    if (count === 0) first = index
    if (count === 1) second = index
    count += 1
  }
  if (count < 2) return count === 0 ? 0 : 1
  const exchanged =
    count === 2 &&
    second === first + 1 &&
    left.charCodeAt(first) === right.charCodeAt(second) &&
    left.charCodeAt(second) === right.charCodeAt(first)
  return exchanged ? 1 : 2
}

/** The month of each is the day of the other. */
function isExchanged(left: string, right: string): boolean {
  for (let digit = 0; digit < 2; digit += 1) {
    if (left.charCodeAt(5 + digit) !== right.charCodeAt(8 + digit)) return false
    if (left.charCodeAt(8 + digit) !== right.charCodeAt(5 + digit)) return false
  }
  return true
}

function yearOf(date: string): number {
  let year = 0
  for (let index = 0; index < 4; index += 1) year = year * 10 + date.charCodeAt(index) - ZERO
  return year
}
