import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { phoneticKey } from '@sluis/ttp-core/identity'
import type { Profile, RecordEntry } from '../vault/profile.ts'

/** The records of a person as linkage saw them, oldest first. A value that made room in its list since is '' here. */
export function recordsOf(profile: Profile): LinkageRecord[] {
  return profile.records.map((entry) => recordOf(profile, entry))
}

/** One record of a person as linkage saw it. */
export function recordOf(profile: Profile, entry: RecordEntry): LinkageRecord {
  const rest = entry[11]
  const flags = rest?.[1] ?? 0
  const collective = (flags & 1) !== 0
  const name = profile.names[entry[2]]
  const surname = name === undefined ? (rest?.[2] ?? '') : name[0]
  const packed = name === undefined ? (rest?.[3] ?? '') : name[1]
  const parts = packed === '' ? (surname === '' ? [] : [surname]) : packed.split(' ')
  const address = profile.addresses[entry[7]]
  return {
    institution: profile.institutions[entry[1]] ?? '',
    relation: profile.relations[entry[8]]?.[1] ?? '',
    surname,
    surnameParts: parts,
    // For blocking alone: comparisons do not ask for them.
    get sounds() {
      return parts.map(phoneticKey)
    },
    given: name?.[2] ?? '',
    initials: name?.[3] ?? '',
    birthDate: profile.births[entry[3]]?.[0] ?? '',
    email: profile.emails[entry[4]] ?? '',
    emailShared: (flags & 2) !== 0,
    mobile: profile.mobiles[entry[5]] ?? '',
    fixed: profile.fixed[entry[6]] ?? '',
    country: address?.[0] ?? rest?.[0] ?? '',
    postcode: address?.[1] ?? rest?.[4] ?? '',
    area: address?.[2] ?? '',
    number: address?.[3] ?? '',
    addition: address?.[4] ?? rest?.[7] ?? '',
    street: address?.[5] ?? rest?.[5] ?? '',
    city: address?.[6] ?? rest?.[6] ?? '',
    collective,
  }
}
