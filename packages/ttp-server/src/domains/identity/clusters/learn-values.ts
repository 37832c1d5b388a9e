import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { AddressValue, NameValue, Profile } from '../vault/profile.ts'
import { ENTRY_PLACE } from '../vault/profile.ts'

/** Most values of a kind that a profile keeps: nobody has more, a desk's collective entry must not grow for ever. */
export const VALUES_MAX = 32

/** The lists of values of a profile. */
export type ValueList = Exclude<keyof typeof ENTRY_PLACE, 'institutions'>
export const LISTS = Object.keys(ENTRY_PLACE).filter((list) => list !== 'institutions') as ValueList[]
/** Place of a list's position in the entry of a record. */
export const placeOf = (list: ValueList): (typeof ENTRY_PLACE)[ValueList] => ENTRY_PLACE[list]
type Value<List extends ValueList> = Profile[List][number]

/** Adds to a value what is said of it again. */
const COUNT_AGAIN: { readonly [List in ValueList]?: (known: Value<List>, said: Value<List>) => void } = {
  names: (known, said) => {
    known[4] += said[4]
  },
  births: (known, said) => {
    known[1] += said[1]
  },
  addresses: (known, said) => {
    known[7] += said[7]
    if (known[8] < said[8]) known[8] = said[8]
  },
}

const SAME: { readonly [List in ValueList]: (left: Value<List>, right: Value<List>) => boolean } = {
  names: (left, right) => left[0] === right[0] && left[2] === right[2] && left[3] === right[3] && left[1] === right[1],
  births: ([left], [right]) => left === right,
  emails: (left, right) => left === right,
  mobiles: (left, right) => left === right,
  fixed: (left, right) => left === right,
  addresses: (left, right) =>
    left[3] === right[3] &&
    left[2] === right[2] &&
    left[4] === right[4] &&
    left[5] === right[5] &&
    left[6] === right[6] &&
    left[1] === right[1] &&
    left[0] === right[0],
  relations: (left, right) => left[1] === right[1] && left[0] === right[0],
}

/** Position of a value in a list of the profile; -1 when it is not there. */
export function findValue<List extends ValueList>(profile: Profile, list: List, value: Value<List>): number {
  const values = profile[list] as Value<List>[]
  for (let position = 0; position < values.length; position += 1) {
    if (SAME[list](values[position] as Value<List>, value)) return position
  }
  return -1
}

/** Adds a value, or counts it again; its position. When the list is full, the oldest makes room, and the records' positions follow. */
export function addValue<List extends ValueList>(profile: Profile, list: List, value: Value<List>): number {
  const values = profile[list] as Value<List>[]
  const known = findValue(profile, list, value)
  if (known !== -1) {
    COUNT_AGAIN[list]?.(values[known] as Value<List>, value)
    return known
  }
  values.push(value)
  if (values.length > VALUES_MAX) {
    values.shift()
    const place = ENTRY_PLACE[list]
    for (const entry of profile.records) if (entry[place] !== -1) entry[place] -= 1
  }
  return values.length - 1
}

/** What a record says, by list; what it does not say is absent. */
export type SaidValues = { readonly [List in ValueList]: Value<List> | undefined }

/** The values of a record. `day` is today as an ISO date. */
export function valuesOf(record: LinkageRecord, day: string): SaidValues {
  const { birthDate, email, mobile, fixed, institution, relation } = record
  return {
    names: nameOf(record),
    births: birthDate === '' ? undefined : [birthDate, 1],
    emails: email === '' ? undefined : email,
    mobiles: mobile === '' ? undefined : mobile,
    fixed: fixed === '' ? undefined : fixed,
    addresses: addressOf(record, day),
    relations: relation === '' ? undefined : [institution, relation],
  }
}

function nameOf({ surname, surnameParts, given, initials, collective }: LinkageRecord): NameValue | undefined {
  if ((surname === '' && initials === '') || collective) return undefined
  return [surname, packParts(surnameParts), given, initials, 1]
}

/** The parts of a surname as one text: none for a plain name, which is its only part. */
export function packParts(parts: readonly string[]): string {
  return parts.length > 1 ? parts.join(' ') : ''
}

function addressOf(record: LinkageRecord, day: string): AddressValue | undefined {
  const { country, postcode, area, number, addition, street, city } = record
  if (number === '' && area === '') return undefined
  return [country, postcode, area, number, addition, street, city, 1, day]
}
