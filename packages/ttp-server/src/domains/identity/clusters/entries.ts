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
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
