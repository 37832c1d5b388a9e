import type { LinkageModel } from '@sluis/ttp-core/identity'

/** What the scorer needs to know beside a record and a person. */
export interface Scale {
  readonly model: LinkageModel
  /** Persons in the store, about. */
  readonly persons: number
}
