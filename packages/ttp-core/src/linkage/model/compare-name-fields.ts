import { compareGiven, type GivenName } from '../compare-given.ts'
import { compareSurnames, type SurnameForm } from '../compare-surnames.ts'
import { withinOneEdit } from '../edit-distance.ts'
import type { ModelLevel } from './fields.ts'
import { commonLetters, similarity } from './similarity.ts'

/** A name as one record gives it. */
export type NameForm = SurnameForm & GivenName

export interface NameEvidence {
  readonly surname: ModelLevel<'surname'>
  readonly given: ModelLevel<'given'>
}

const SIMILAR = 0.85
const COMMON = 0.8
const SIMILAR_MIN = 3
const CROSSED_MIN = 3

/** Compares two names, also with given name and surname exchanged. */
export function compareNameFields(left: NameForm, right: NameForm): NameEvidence {
  const straight = { surname: surnameLevel(left, right), given: givenLevel(left, right) }
  if (straight.surname !== 'different' && straight.surname !== 'unknown') return straight
  const one = crossLevel(left.given, right.surname)
  const other = crossLevel(left.surname, right.given)
  if (one + other > 0 && one >= 0 && other >= 0) return { surname: 'crossed', given: 'unknown' }
  // Crosswise too, somebody may be called by another given name.
  const half = straight.given === 'conflict' && Math.max(one, other) > 0
  return half ? { surname: 'crossed', given: 'conflict' } : straight
}

function surnameLevel(left: SurnameForm, right: SurnameForm): ModelLevel<'surname'> {
  const level = compareSurnames(left, right)
  return level === 'different' && isSimilar(left.surname, right.surname) ? 'similar' : level
}

function givenLevel(left: GivenName, right: GivenName): ModelLevel<'given'> {
  const level = compareGiven(left, right)
  return level === 'conflict' && isSimilar(left.given, right.given) ? 'similar' : level
}

function isSimilar(left: string, right: string): boolean {
  if (Math.min(left.length, right.length) < SIMILAR_MIN) return false
  if (withinOneEdit(left, right)) return true
  return similarity(left, right) >= SIMILAR && commonLetters(left, right) >= COMMON
}

/** 1: they agree; 0: one is not known; -1: they differ. */
function crossLevel(given: string, surname: string): -1 | 0 | 1 {
  if (given === '' || surname === '') return 0
  if (given === surname) return given.length >= CROSSED_MIN ? 1 : 0
  return Math.min(given.length, surname.length) > CROSSED_MIN && withinOneEdit(given, surname) ? 1 : -1
}
