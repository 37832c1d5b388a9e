import { groupsOfName, initialsOfGroup } from '../identifier/keys/call-names.ts'
import { withinOneEdit } from './edit-distance.ts'

/** How two given names or initials stand to each other, the strongest agreement first. */
export type GivenLevel = 'equal' | 'alias' | 'near' | 'initial' | 'later-initial' | 'unknown' | 'conflict'

/** A given name ('' when only initials are known) and initials, as letters a-z. */
export interface GivenName {
  readonly given: string
  readonly initials: string
}

const NEAR_MIN = 4
const STEM_MIN = 3

/** Compares what two records say of a given name. Initials alone never contradict a name that goes by that letter. */
export function compareGiven(left: GivenName, right: GivenName): GivenLevel {
  if (left.initials === '' || right.initials === '') return 'unknown'
  if (left.given.length > 1 && right.given.length > 1) return compareNames(left.given, right.given)
  if (left.initials.charAt(0) === right.initials.charAt(0)) return 'initial'
  const leftLetters = firstLetters(left)
  const rightLetters = firstLetters(right)
  for (const letter of leftLetters) if (rightLetters.includes(letter)) return 'initial'
  return left.initials.includes(right.initials.charAt(0)) || right.initials.includes(left.initials.charAt(0))
    ? 'later-initial'
    : 'conflict'
}

function compareNames(left: string, right: string): GivenLevel {
  if (left === right) return 'equal'
  const groups = groupsOfName(left)
  if (groups.length > 0 && groupsOfName(right).some((group) => groups.includes(group))) return 'alias'
  const shorter = Math.min(left.length, right.length)
  if (shorter >= STEM_MIN && (left.startsWith(right) || right.startsWith(left))) return 'alias'
  if (shorter >= NEAR_MIN && withinOneEdit(left, right)) return 'near'
  return 'conflict'
}

/** First letters of the name itself and of the names that the same person may go by. */
function firstLetters({ given, initials }: GivenName): string {
  let letters = initials.charAt(0)
  for (const group of groupsOfName(given)) letters += initialsOfGroup(group)
  return letters
}
