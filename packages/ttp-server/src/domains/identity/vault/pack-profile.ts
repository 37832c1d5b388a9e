import type { PackedRest, Way } from './pack-records.ts'
import { packRecords, unpackRecords } from './pack-records.ts'
import type { Profile } from './profile.ts'

/** As lists in a fixed order: half the size of named members, and parsed in half the time. The last four may be left out when empty. */
type Packed = [
  Profile['names'],
  Profile['births'],
  Profile['emails'],
  Profile['mobiles'],
  Profile['fixed'],
  Profile['addresses'],
  Profile['relations'],
  Profile['institutions'],
  ways: Way[],
  records: string,
  rests?: PackedRest[],
  apart?: Profile['apart'],
  together?: Profile['together'],
]
/** Places of a packed profile that are always there. */
const FIRST = 10

const NON_ASCII = /[^\0-\x7f]/g
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON in ASCII alone: its length in characters is its length in bytes. */
export function packProfile(profile: Profile): string {
  const { ways, text, rests } = packRecords(profile)
  const packed: Packed = [
    profile.names,
    profile.births,
    profile.emails,
    profile.mobiles,
    profile.fixed,
    profile.addresses,
    profile.relations,
    profile.institutions,
    ways,
    text,
    rests,
    profile.apart,
    profile.together,
  ]
  while (packed.length > FIRST && packed.at(-1)?.length === 0) packed.pop()
  return JSON.stringify(packed).replace(NON_ASCII, escaped)
}

/**
 * Reads what `packProfile` wrote. Only text that was authenticated by the vault comes here. The records are taken apart when they
 * are first asked for: of most persons whom a batch looks at, only the values are.
 */
export function unpackProfile(json: string): Profile {
  const packed = JSON.parse(json) as Packed
  const [names, births, emails, mobiles, fixed, addresses, relations, institutions, ways, text] = packed
  const [rests = [], apart = [], together = []] = [packed[10], packed[11], packed[12]]
  let records: Profile['records'] | undefined
  return {
    names,
    births,
    emails,
    mobiles,
    fixed,
    addresses,
    relations,
    institutions,
    get records() {
      if (asking) return records === undefined && rests.length === 0 ? UNREAD : NONE
      records ??= unpackRecords({ ways, text, rests })
      return records
    },
    apart,
    together,
  }
}

/** What a profile shows for its records while it is asked whether they need to be taken apart. */
const UNREAD: Profile['records'] = []
const NONE: Profile['records'] = []
let asking = false

/**
 * Whether it is known without taking the records apart that the lists of values hold all that they say (no `RecordRest`). The profile
 * itself is asked: a weak set of such profiles took longer than to read them, and the collector as long again.
 */
export function holdsAll(profile: Profile): boolean {
  asking = true
  const shown = profile.records
  asking = false
  return shown === UNREAD
}
