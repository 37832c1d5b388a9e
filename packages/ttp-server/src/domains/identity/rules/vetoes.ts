import type { Comparison } from '../comparison/comparison.ts'

/** Two birth dates that no slip explains: father and son, siblings. */
export function birthConflicts({ birth }: Comparison): boolean {
  return birth === 'conflict'
}

/** Two given names or initials that one person does not go by: twins, partners. */
export function givenConflicts({ given }: Comparison): boolean {
  return given === 'conflict'
}

/** What speaks against one person whatever else agrees. */
export function isVetoed(comparison: Comparison): boolean {
  return birthConflicts(comparison) || givenConflicts(comparison)
}
