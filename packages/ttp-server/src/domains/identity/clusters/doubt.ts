import type { PersonEntry } from './entries.ts'

/** A record that may be somebody else's too: it weighs `reviewFrom` or more, or fits two whom it is not enough to join. */
export interface Doubt {
  /** The record's fingerprint, base64url. */
  readonly mark: string
  readonly person: PersonEntry
  readonly other: PersonEntry
  /** Weight of the record against the other, in bits. */
  readonly bits: number
}
