import { compareBirths, compareGiven } from '@sluis/ttp-core/identity'
import { knownNames } from '../comparison/known-names.ts'
import type { Profile } from '../vault/profile.ts'

/**
 * Whether two persons contradict each other: no birth date of theirs can be the same, or no given name. Father and son may share
 * mail, name and address; then more is asked to join them.
 */
export function contradict(left: Profile, right: Profile): boolean {
  return birthsContradict(left, right) || namesContradict(left, right)
}

function birthsContradict({ births: left }: Profile, { births: right }: Profile): boolean {
  if (left.length === 0 || right.length === 0) return false
  return left.every(([one]) => right.every(([other]) => compareBirths(one, other) === 'conflict'))
}

function namesContradict({ names: left }: Profile, { names: right }: Profile): boolean {
  if (left.length === 0 || right.length === 0) return false
  const others = knownNames(right).flatMap(({ stands }) => stands)
  return knownNames(left).every(({ stands }) =>
    stands.every((name) => others.every((other) => compareGiven(name, other) === 'conflict')),
  )
}
