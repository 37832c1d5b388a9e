import { hasAddress } from '@sluis/ttp-core/identity'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import type { HousedRecord, Neighbourhood } from './assign.ts'

/** Where a person lives as far as these records say, and the household of each of them, in their order. */
export interface Rehomed {
  readonly home: HouseholdEntry
  readonly ofRecords: readonly HouseholdEntry[]
}

/** A part of a person that is divided. */
export interface PartOfPerson {
  readonly entry: PersonEntry
  /** Oldest first. */
  readonly records: readonly HousedRecord[]
  /** Household of each of the records until now; undefined for one that is not stored. */
  readonly before: readonly (HouseholdEntry | undefined)[]
}

/**
 * Finds the households of the records of a part anew. Records without an address have the person's home.
 * @param former The person that keeps the number: where that one lived, the other did too until now.
 */
export function rehome(part: PartOfPerson, former: PersonEntry, around: Neighbourhood): Rehomed {
  const { entry, records } = part
  const before = former.storedHousehold ?? around.create()
  const assigned = records.map((one, position) =>
    one.home !== undefined && hasAddress(one.record)
      ? ofAddress(one, part.before[position], former, around)
      : withoutAddress(entry, around),
  )
  const ofAddresses = assigned.map(final).filter((_, position) => isAddressed(records[position]))
  const home = ofAddresses.includes(final(before)) ? final(before) : final(entry.household ?? before)
  return {
    home,
    ofRecords: assigned.map((household, position) => (isAddressed(records[position]) ? final(household) : home)),
  }
}

function ofAddress(
  { person, home, record }: HousedRecord,
  known: HouseholdEntry | undefined,
  former: PersonEntry,
  { book, sites, create }: Neighbourhood,
): HouseholdEntry {
  const found = (home && book.find(home)) ?? book.find(record)
  const own = person.provisional ? person.household : undefined
  let household = found === undefined ? (known ?? own ?? create()) : undefined
  if (found !== undefined) {
    const site = sites.of(found)
    household = site.collective && person !== former ? site.ownOf(person).at(0) : site.homeOf(former)
    if (household === undefined && !site.collective) household = site.current
    if (household === undefined) {
      household = create()
      site.ownOf(person).push(household)
      sites.add(site, household)
    }
  }
  household ??= create()
  if (home !== undefined) book.add(home, sites.of(household).first)
  person.household = household
  person.provisional = false
  return household
}

function withoutAddress(person: PersonEntry, { create }: Neighbourhood): HouseholdEntry {
  if (person.household === undefined) {
    person.household = create()
    person.provisional = true
  }
  return person.household
}

function isAddressed(one: HousedRecord | undefined): boolean {
  return one !== undefined && hasAddress(one.record)
}
