import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { hasAddress } from '@sluis/ttp-core/identity'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import type { AddressBook } from './assign.ts'
import { assignHousehold } from './assign.ts'

/** Where a person lives as far as these records say, and the household of each of them, in their order. */
export interface Rehomed {
  readonly home: HouseholdEntry
  readonly ofRecords: readonly HouseholdEntry[]
}

/**
 * Finds the households of a person's records anew, oldest first. Records without an address have the person's home.
 * @param before Where the person lived until now: still so, if one of the records says it.
 */
export function rehome(
  person: PersonEntry,
  records: readonly LinkageRecord[],
  before: HouseholdEntry,
  book: AddressBook,
  create: () => HouseholdEntry,
): Rehomed {
  const assigned = records.map((record) => assignHousehold(record, person, book, create))
  const ofAddresses = assigned.map(final).filter((_, position) => isAddressed(records[position]))
  const home = ofAddresses.includes(final(before)) ? final(before) : final(person.household ?? before)
  return {
    home,
    ofRecords: assigned.map((household, position) => (isAddressed(records[position]) ? final(household) : home)),
  }
}

function isAddressed(record: LinkageRecord | undefined): boolean {
  return record !== undefined && hasAddress(record)
}
