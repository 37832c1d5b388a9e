/** A number, and the household it has from then on. */
export interface Homed {
  readonly id: Uint8Array
  readonly household: Uint8Array
}
/** To whom a record belongs from then on. */
export interface Owned {
  readonly fingerprint: Uint8Array
  readonly person: Uint8Array
  readonly household: Uint8Array
}
/** A number that leads to another from then on. */
export interface Joined {
  readonly absorbed: Uint8Array
  readonly survivor: Uint8Array
  readonly reason: string
}
/** Records that went from a person or household to a new one. */
export interface Parted {
  readonly parent: Uint8Array
  readonly created: Uint8Array
  readonly reason: string
}

/** What one batch or act did, in the order in which it counts. Numbers and marks are 16 bytes; reasons say no value of a record. */
export interface EventBody {
  /** New numbers. */
  readonly households: readonly Uint8Array[]
  readonly persons: readonly Homed[]
  /** New records, and those that changed hands. A mark of zeros is one that was erased. */
  readonly records: readonly Owned[]
  readonly householdMerges: readonly Joined[]
  readonly personMerges: readonly Joined[]
  readonly personSplits: readonly Parted[]
  /** Persons that live elsewhere from then on. */
  readonly homes: readonly Homed[]
  readonly erased: readonly Uint8Array[]
}

export const NO_EVENT: EventBody = {
  households: [],
  persons: [],
  records: [],
  householdMerges: [],
  personMerges: [],
  personSplits: [],
  homes: [],
  erased: [],
}

/** Whether nothing came to be, and nothing is to be recorded. */
export function isEmptyBody(body: EventBody): boolean {
  return Object.values(body).every((list) => list.length === 0)
}
