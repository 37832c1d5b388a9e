import { withinOneEdit } from '../edit-distance.ts'
import type { ModelLevel } from './fields.ts'
import { similarity } from './similarity.ts'

const LOCAL_MIN = 4
const SIMILAR = 0.93

/**
 * Compares e-mail keys. `near`: one error of typing; `local`: one name at two providers, as people who change theirs keep it;
 * `similar`: several errors.
 */
export function compareEmails(left: string, right: string): ModelLevel<'email'> {
  if (left === '' || right === '') return 'unknown'
  if (left === right) return 'equal'
  const [leftLocal, rightLocal] = [localPart(left), localPart(right)]
  // Of short names nearly all are one letter apart.
  if (Math.min(leftLocal.length, rightLocal.length) >= LOCAL_MIN && withinOneEdit(left, right)) return 'near'
  if (leftLocal.length >= LOCAL_MIN && leftLocal === rightLocal) return 'local'
  return similarity(left, right) >= SIMILAR && similarity(leftLocal, rightLocal) >= SIMILAR ? 'similar' : 'different'
}

/** What stands before the last @. */
export function localPart(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 0 ? email : email.slice(0, at)
}
