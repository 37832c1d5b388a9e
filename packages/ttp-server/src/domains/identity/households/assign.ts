import type { Address, LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { addressKeys, hasAddress } from '@sluis/ttp-core/identity'
import { absorbHousehold } from '../clusters/absorb.ts'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import { homeOf } from './home.ts'

/** Which household an address is, as far as known; new ones are remembered for the rest of the batch. */
export interface AddressBook {
  readonly find: (keys: readonly TokenInput[]) => HouseholdEntry | undefined
  readonly add: (keys: readonly TokenInput[], household: HouseholdEntry) => void
}

/** The addresses whose households must be known before `assignHousehold` is called for this record and person. */
export function addressesNeeded(record: LinkageRecord, person: PersonEntry): readonly Address[] {
  if (!hasAddress(record)) return []
  const home = homeOf(person.profile, record)
  return home === record ? [record] : [home, record]
}

/**
 * The household of a record: that of its address; without an address the person's latest, at first a provisional one of the
 * person's own. Learning the address, the provisional household becomes that of the address, or is merged into it.
 */
export function assignHousehold(
  record: LinkageRecord,
  person: PersonEntry,
  book: AddressBook,
  create: () => HouseholdEntry,
): HouseholdEntry {
  if (!hasAddress(record)) {
    if (person.household === undefined) {
      person.household = create()
      person.provisional = true
    }
    return person.household
  }
  const home = homeOf(person.profile, record)
  const homeKeys = addressKeys(home)
  const own = person.provisional ? person.household : undefined
  const household = book.find(homeKeys) ?? book.find(addressKeys(record)) ?? own ?? create()
  book.add(homeKeys, household)
  if (own !== undefined && final(own) !== final(household)) absorbHousehold(household, own, 'address-learnt')
  person.household = household
  person.provisional = false
  return household
}
