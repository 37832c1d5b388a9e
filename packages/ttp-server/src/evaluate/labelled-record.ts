import type { Identity } from '@sluis/ttp-core/identity'

/** A canonical record whose person (and household) is known. */
export interface LabelledRecord {
  readonly identity: Identity
  readonly institution: string
  readonly truth: string
  readonly householdTruth?: string
}
