import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { Profile, RecordEntry, RecordLink, RecordRest } from '../vault/profile.ts'
import { dropOldest } from './drop-oldest.ts'
import type { SaidValues, ValueList } from './learn-values.ts'
import { addValue, packParts, valuesOf } from './learn-values.ts'

/** Which record it is that is learnt: its fingerprint (base64url, 22 characters) and how it came to the person. */
export interface Seen {
  readonly mark: string
  readonly link: RecordLink
}

/**
 * Adds what a record says to what is known of its person; with `seen`, also the record itself, to the person's records.
 * @param day Today as an ISO date.
 */
export function learn(profile: Profile, record: LinkageRecord, day: string, seen?: Seen): void {
  const values = valuesOf(record, day)
  const add = <List extends ValueList>(list: List): number => {
    const value: SaidValues[List] = values[list]
    return value === undefined ? -1 : addValue(profile, list, value)
  }
  const name = add('names')
  const birth = add('births')
  const email = add('emails')
  const mobile = add('mobiles')
  const fixed = add('fixed')
  const address = add('addresses')
  const relation = add('relations')
  if (seen === undefined) return
  dropOldest(profile)
  const institution = institutionOf(profile, record.institution)
  const rest = restOf(record, address !== -1)
  const entry: RecordEntry = [
    seen.mark,
    institution,
    name,
    birth,
    email,
    mobile,
    fixed,
    address,
    relation,
    day,
    seen.link,
  ]
  if (rest !== undefined) entry.push(rest)
  profile.records.push(entry)
}

/** Position of an institution in the profile's list; added when it is not there. */
export function institutionOf({ institutions }: Profile, institution: string): number {
  const known = institutions.indexOf(institution)
  return known === -1 ? institutions.push(institution) - 1 : known
}

/** What the lists of values do not hold of a record; undefined for most. */
function restOf(record: LinkageRecord, addressed: boolean): RecordRest | undefined {
  const { country, collective, emailShared, surname, surnameParts, postcode, street, city, addition } = record
  if (addressed && !collective && !emailShared) return undefined
  return [
    addressed ? '' : country,
    (collective ? 1 : 0) + (emailShared ? 2 : 0),
    collective ? surname : '',
    collective ? packParts(surnameParts) : '',
    addressed ? '' : postcode,
    addressed ? '' : street,
    addressed ? '' : city,
    addressed ? '' : addition,
  ]
}
