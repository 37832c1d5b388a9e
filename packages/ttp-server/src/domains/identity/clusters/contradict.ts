import { compareBirths, compareGiven } from '@sluis/ttp-core/identity'
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
  return left.every(([, , given, initials]) =>
    right.every((name) => compareGiven({ given, initials }, { given: name[2], initials: name[3] }) === 'conflict'),
  )
}
