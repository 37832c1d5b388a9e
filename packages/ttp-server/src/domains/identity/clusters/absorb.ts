import { compareBirths, compareGiven } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import type { HouseholdEntry, PersonEntry } from './entries.ts'
import { final } from './entries.ts'
import { learnProfile } from './learn-profile.ts'

/**
 * Whether two persons may be one as far as their profiles go: some birth date and some given name of theirs must be able to be
 * the same. A record that fits both is not enough: father and son may share mail, name and address.
 */
export function mayBeOne(left: Profile, right: Profile): boolean {
  return birthsFit(left, right) && namesFit(left, right)
}

function birthsFit({ births: left }: Profile, { births: right }: Profile): boolean {
  if (left.length === 0 || right.length === 0) return true
  return left.some(([one]) => right.some(([other]) => compareBirths(one, other) !== 'conflict'))
}

function namesFit({ names: left }: Profile, { names: right }: Profile): boolean {
  if (left.length === 0 || right.length === 0) return true
  return left.some(([, , given, initials]) =>
    right.some((name) => compareGiven({ given, initials }, { given: name[2], initials: name[3] }) !== 'conflict'),
  )
}

/** Joins two persons, for a reason that says no value of a record; the older keeps its number. Returns the survivor. */
export function absorb(one: PersonEntry, other: PersonEntry, reason: string): PersonEntry {
  const [survivor, absorbed] = isOlder(one, other) ? [one, other] : [other, one]
  absorbed.absorbedBy = survivor
  absorbed.reason = reason
  learnProfile(survivor.profile, absorbed.profile)
  survivor.changed = true
  joinHouseholds(survivor, absorbed)
  return survivor
}

function isOlder(one: PersonEntry, other: PersonEntry): boolean {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt
  return Buffer.compare(one.id, other.id) <= 0
}

/** The persons of two households were joined, one of whom had no address. */
const PERSON_JOINED = 'person-joined'

/** A provisional household goes up in the other's; two addresses of one person stay two. */
function joinHouseholds(survivor: PersonEntry, absorbed: PersonEntry): void {
  if (absorbed.household === undefined) return
  if (survivor.household === undefined) {
    survivor.household = absorbed.household
    survivor.provisional = absorbed.provisional
  } else if (absorbed.provisional) {
    absorbHousehold(survivor.household, absorbed.household, PERSON_JOINED)
  } else if (survivor.provisional) {
    absorbHousehold(absorbed.household, survivor.household, PERSON_JOINED)
    survivor.household = absorbed.household
    survivor.provisional = false
  }
}

/** `absorbed` leads to `survivor` from now on, for a reason that says no value of a record. */
export function absorbHousehold(survivor: HouseholdEntry, absorbed: HouseholdEntry, reason: string): void {
  const [to, from] = [final(survivor), final(absorbed)]
  if (to === from) return
  from.absorbedBy = to
  from.reason = reason
}
