import type { Profile } from '../vault/profile.ts'

/** A household as one batch sees it. */
export interface HouseholdEntry {
  readonly id: Uint8Array
  readonly isNew: boolean
  absorbedBy: HouseholdEntry | undefined
  /** Why it was absorbed; says no value of a record. */
  reason: string
}

/** A person as one batch sees it. */
export interface PersonEntry {
  readonly id: Uint8Array
  readonly salt: Uint8Array
  readonly isNew: boolean
  /** Microseconds since 1970; new ones follow one another. */
  readonly createdAt: number
  readonly profile: Profile
  /** Household in the store before the batch; undefined for a new person. */
  readonly storedHousehold: HouseholdEntry | undefined
  /** Undefined until the first record's household is known. */
  household: HouseholdEntry | undefined
  /** The household is the person's own, because no address is known. */
  provisional: boolean
  changed: boolean
  absorbedBy: PersonEntry | undefined
  /** Why it was absorbed; says no value of a record. */
  reason: string
}

/** The number that an entry goes by after the merges of this batch. */
export function final<Entry extends { absorbedBy: Entry | undefined }>(entry: Entry): Entry {
  let current = entry
  while (current.absorbedBy !== undefined) current = current.absorbedBy
  return current
}

/** Byte strings as keys of a map. */
export function keyOf(bytes: Uint8Array): string {
  if (bytes.length !== 16) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Nearly all are numbers and tokens of this length, thousands in a batch: a view and a decoder would take four times as long.
  const b = bytes as Sixteen
  // biome-ignore format: sixteen bytes
  return String.fromCharCode(
    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15],
  )
}

/** The byte string that `keyOf` made a key of. */
export function numberOf(key: string): Uint8Array {
  return Buffer.from(key, 'latin1')
}

type Sixteen = Uint8Array &
  Readonly<Record<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15, number>>
