import type { Comparison } from '../comparison/comparison.ts'
import { givenIsSame, surnameAgrees } from './names.ts'

/** Two birth dates that no slip explains: father and son, siblings. */
export function birthConflicts({ birth }: Comparison): boolean {
  return birth === 'conflict'
}

/** Two given names or initials that one person does not go by: twins, partners. */
export function givenConflicts({ given }: Comparison): boolean {
  return given === 'conflict'
}

/**
 * What speaks against one person whatever else agrees. Birth dates a year apart are passed over only where the given names are
 * known to be one: twins and siblings share an initial, not a name.
 */
export function isVetoed(comparison: Comparison): boolean {
  if (birthConflicts(comparison) || givenConflicts(comparison)) return true
  return comparison.birth === 'close' && !(givenIsSame(comparison) && surnameAgrees(comparison))
}
