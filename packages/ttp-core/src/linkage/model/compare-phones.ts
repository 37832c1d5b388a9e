import { withinOneEdit } from '../edit-distance.ts'

/** Compares phone numbers; `near`: one error of typing. */
export function comparePhones(left: string, right: string): 'equal' | 'near' | 'different' | 'unknown' {
  if (left === '' || right === '') return 'unknown'
  if (left === right) return 'equal'
  return withinOneEdit(left, right) ? 'near' : 'different'
}
