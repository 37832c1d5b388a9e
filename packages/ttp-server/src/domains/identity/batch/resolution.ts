import type { DeliveredRecord } from '../blocking/prepare.ts'
import type { Profile } from '../vault/profile.ts'

/** To whom and where a row belongs. */
export interface ResolvedRow {
  readonly person: Uint8Array
  readonly household: Uint8Array
  readonly delivered: DeliveredRecord
}

/** Two numbers given out earlier that turned out to be one. */
export interface SubjectMerge {
  readonly kind: 'person' | 'household'
  readonly absorbed: Uint8Array
  readonly survivor: Uint8Array
}

/** What became of a batch. */
export interface Resolution {
  /** One entry a record, in order; undefined for a record that nothing tells from others. */
  readonly rows: readonly (ResolvedRow | undefined)[]
  readonly merges: readonly SubjectMerge[]
  /** Profiles that were opened in passing, by the person's number as a map key. */
  readonly profiles: ReadonlyMap<string, Profile>
}
