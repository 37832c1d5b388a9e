import { phoneticKey } from '../identifier/keys/index.ts'
import { withinOneEdit } from './edit-distance.ts'

/** How two surnames stand to each other, the strongest agreement first. */
export type SurnameLevel = 'equal' | 'shared' | 'near' | 'unknown' | 'different'

const NEAR_MIN = 4
const SHARED_MIN = 3

/** Compares surname keys; the parts are those of double names. Different surnames are weak evidence: people marry. */
export function compareSurnames(left: SurnameForm, right: SurnameForm): SurnameLevel {
  if (left.surname === '' || right.surname === '') return 'unknown'
  if (left.surname === right.surname) return 'equal'
  if (left.surnameParts.some((part) => part.length >= SHARED_MIN && right.surnameParts.includes(part))) return 'shared'
  const shorter = Math.min(left.surname.length, right.surname.length)
  if (shorter < NEAR_MIN) return 'different'
  if (withinOneEdit(left.surname, right.surname)) return 'near'
  return phoneticKey(left.surname) === phoneticKey(right.surname) ? 'near' : 'different'
}

/** A surname key and those of its parts. */
export interface SurnameForm {
  readonly surname: string
  readonly surnameParts: readonly string[]
}
