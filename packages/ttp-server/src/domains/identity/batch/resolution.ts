import type { PreparedRecord } from '../blocking/prepare.ts'
import type { Profile } from '../vault/profile.ts'

/** To whom and where a row belongs. */
export interface ResolvedRow {
  readonly person: Uint8Array
  readonly household: Uint8Array
  readonly delivered: PreparedRecord
}

/** Two numbers given out earlier that turned out to be one. */
export interface SubjectMerge {
  readonly kind: 'person' | 'household'
  readonly absorbed: Uint8Array
  readonly survivor: Uint8Array
}

/**
 * Rows of one domain that turned out to be another's: `seq` (a positive whole number) tells splits that name one row apart, the
 * highest counts. `old` is whose they were until then, `new` whose they are: a new number or one that is in use.
 */
export interface SubjectSplit {
  readonly kind: 'person' | 'household'
  readonly seq: number
  readonly old: Uint8Array
  readonly new: Uint8Array
  /** In any order, each once. `delivery` is a UUID in lower case, `row` the number of the row in it, from 0. */
  readonly rows: readonly { readonly delivery: string; readonly row: number }[]
  readonly tenant: string
  readonly domain: string
}

/** Records of one person whose household is another from now on, as the event with this number tells. */
export interface HouseholdMove {
  readonly seq: number
  readonly old: Uint8Array
  readonly new: Uint8Array
  readonly fingerprints: readonly Uint8Array[]
  /** Institutions whose records they are, and perhaps others. */
  readonly institutions: readonly string[]
}

/** What became of a batch. */
export interface Resolution {
  /** One entry a record, in order; undefined for a record that nothing tells from others. */
  readonly rows: readonly (ResolvedRow | undefined)[]
  readonly merges: readonly SubjectMerge[]
  /** Rows of earlier chunks that turned out to be another's; the rows above are numbered accordingly. */
  readonly splits: readonly SubjectSplit[]
  /** Profiles that were opened in passing, by the person's number as a map key. */
  readonly profiles: ReadonlyMap<string, Profile>
}
