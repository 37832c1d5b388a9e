import type { AddressLevel, BirthLevel, LinkageRecord } from '@sluis/ttp-core/identity'
import { compareAddresses, compareBirths } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import { addressOf } from '../vault/profile.ts'
import { compareContacts } from './compare-contacts.ts'
import { compareNames } from './compare-names.ts'
import type { Comparison } from './comparison.ts'
import type { KnownName } from './known-names.ts'
import { knownNames } from './known-names.ts'

const ADDRESS_RANK: Readonly<Record<AddressLevel, number>> = {
  equal: 9,
  addition: 8,
  street: 7,
  slip: 6,
  town: 5,
  door: 4,
  area: 3,
  neighbour: 2,
  unknown: 1,
  different: 0,
}
const BIRTH_RANK: Readonly<Record<BirthLevel, number>> = { equal: 4, typo: 3, unknown: 2, close: 1, conflict: 0 }

/** What is known beyond the two: whether others hold the record's contact values. */
export interface Sharing {
  readonly email: boolean
  readonly mobile: boolean
}

/**
 * Compares a record with all that is known of a person.
 * @param names Those of the profile.
 */
export function compare(
  record: LinkageRecord,
  profile: Profile,
  shared: Sharing,
  names: readonly KnownName[] = knownNames(profile.names),
): Comparison {
  const { surname, given, crossed } = compareNames(record, names)
  return {
    surname,
    given,
    crossed,
    birth: bestBirth(record, profile),
    email: compareContacts(record.email, profile.emails),
    mobile: compareContacts(record.mobile, profile.mobiles),
    fixed: compareContacts(record.fixed, profile.fixed),
    address: bestAddress(record, profile),
    relation: compareRelations(record, profile),
    emailShared: shared.email || record.emailShared,
    mobileShared: shared.mobile,
  }
}

function bestBirth(record: LinkageRecord, { births }: Profile): BirthLevel {
  let best: BirthLevel | undefined
  for (const [date] of births) {
    const level = compareBirths(record.birthDate, date)
    if (best === undefined || BIRTH_RANK[level] > BIRTH_RANK[best]) best = level
  }
  return best ?? 'unknown'
}

function bestAddress(record: LinkageRecord, { addresses }: Profile): AddressLevel {
  let best: AddressLevel | undefined
  for (const value of addresses) {
    const level = compareAddresses(record, addressOf(value))
    if (best === undefined || ADDRESS_RANK[level] > ADDRESS_RANK[best]) best = level
  }
  return best ?? 'unknown'
}

function compareRelations(record: LinkageRecord, { relations }: Profile): Comparison['relation'] {
  if (record.relation === '') return 'unknown'
  let sameInstitution = false
  for (const [institution, number] of relations) {
    if (institution !== record.institution) continue
    if (number === record.relation) return 'equal'
    sameInstitution = true
  }
  return sameInstitution ? 'different' : 'unknown'
}
