import type { HouseholdEntry, PersonEntry } from './entries.ts'
import { final } from './entries.ts'
import { learnProfile } from './learn-profile.ts'

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
