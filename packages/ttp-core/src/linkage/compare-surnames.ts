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
  if (beginning(left.surname) !== beginning(right.surname)) return 'different'
  return phoneticKey(left.surname) === phoneticKey(right.surname) ? 'near' : 'different'
}

/** First letters that may sound alike; all others stand for themselves. */
const ALIKE = ['aeiouy', 'ckqgx', 'fvp', 'sz']

/** What a surname's sound key may begin with: cheap, and it spares most pairs the key itself. */
function beginning(surname: string): string {
  const letter = surname.charAt(0)
  return ALIKE.find((letters) => letters.includes(letter)) ?? letter
}

/** A surname key and those of its parts. */
export interface SurnameForm {
  readonly surname: string
  readonly surnameParts: readonly string[]
}
