import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { phoneticKey } from '@sluis/ttp-core/identity'
import type { Profile, RecordEntry } from '../vault/profile.ts'

/** The records of a person as linkage saw them, oldest first. A value that made room in its list since is '' here. */
export function recordsOf(profile: Profile): LinkageRecord[] {
  return profile.records.map((entry) => recordOf(profile, entry))
}

/** One record of a person as linkage saw it. */
export function recordOf(profile: Profile, entry: RecordEntry): LinkageRecord {
  const [, institution, name, birth, email, mobile, fixed, address, relation, , , rest] = entry
  const [restCountry, flags, label, labelParts, ...restPlace] = rest ?? ['', 0, '', '', '', '', '', '']
  const collective = (flags & 1) !== 0
  const [surname, packed, given, initials] = profile.names[name] ?? [label, labelParts, '', '']
  const parts = packed === '' ? (surname === '' ? [] : [surname]) : packed.split(' ')
  const [country, postcode, area, number, addition, street, city] =
    profile.addresses[address] ??
    ([restCountry, restPlace[0], '', '', restPlace[3], restPlace[1], restPlace[2]] as const)
  return {
    institution: profile.institutions[institution] ?? '',
    relation: profile.relations[relation]?.[1] ?? '',
    surname,
    surnameParts: parts,
    // For blocking alone: comparisons do not ask for them.
    get sounds() {
      return parts.map(phoneticKey)
    },
    given,
    initials,
    birthDate: profile.births[birth]?.[0] ?? '',
    email: profile.emails[email] ?? '',
    emailShared: (flags & 2) !== 0,
    mobile: profile.mobiles[mobile] ?? '',
    fixed: profile.fixed[fixed] ?? '',
    country,
    postcode,
    area,
    number,
    addition,
    street,
    city,
    collective,
  }
}
