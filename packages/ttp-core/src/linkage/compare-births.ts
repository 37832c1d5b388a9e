/**
 * How two birth dates stand to each other. `typo`: day and month exchanged, or one part differs by one slip of the finger;
 * `close`: at most a year apart, which no parent and child are.
 */
export type BirthLevel = 'equal' | 'typo' | 'unknown' | 'close' | 'conflict'

/** Compares two dates of the form YYYY-MM-DD; '' is unknown. */
export function compareBirths(left: string, right: string): BirthLevel {
  if (left === '' || right === '') return 'unknown'
  if (left === right) return 'equal'
  const [leftYear, leftMonth, leftDay] = [left.slice(0, 4), left.slice(5, 7), left.slice(8)]
  const [rightYear, rightMonth, rightDay] = [right.slice(0, 4), right.slice(5, 7), right.slice(8)]
  if (leftYear === rightYear && leftMonth === rightDay && leftDay === rightMonth) return 'typo'
  const slips = [slip(leftYear, rightYear), slip(leftMonth, rightMonth), slip(leftDay, rightDay)]
  const differing = slips.filter((level) => level !== 0)
  if (differing.length === 1 && differing[0] === 1) return 'typo'
  return Math.abs(Number(leftYear) - Number(rightYear)) <= 1 ? 'close' : 'conflict'
}

/** 0: equal; 1: one digit differs or two neighbours are exchanged; 2: more. */
function slip(left: string, right: string): 0 | 1 | 2 {
  if (left === right) return 0
  const differing: number[] = []
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) differing.push(index)
  const [first = 0, second] = differing
  if (differing.length === 1) return 1
  const exchanged =
    differing.length === 2 && second === first + 1 && left[first] === right[second] && left[second] === right[first]
  return exchanged ? 1 : 2
}
