import { compareBirths } from '../compare-births.ts'
import type { ModelLevel } from './fields.ts'

const DIGITS_MAX = 2

/**
 * Compares birth dates more closely than the rules do. `parts`: two of year, month and day agree, or two digits differ in all;
 * `close`: the years are at most one apart.
 */
export function compareDates(left: string, right: string): ModelLevel<'birth'> {
  const level = compareBirths(left, right)
  if (level !== 'close' && level !== 'conflict') return level
  let digits = 0
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) digits += 1
  const parts =
    Number(left.slice(0, 4) === right.slice(0, 4)) +
    Number(left.slice(5, 7) === right.slice(5, 7)) +
    Number(left.slice(8) === right.slice(8))
  return parts === 2 || digits <= DIGITS_MAX ? 'parts' : level
}
