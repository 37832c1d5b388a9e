import type { Comparison } from '../comparison/comparison.ts'

/** A sufficient reason to take a record for a person's, and what it may not do. */
export interface Rule {
  readonly name: string
  /** What must agree. */
  readonly holds: (comparison: Comparison) => boolean
  /** What must not disagree, beside the vetoes that hold for every rule but those that say otherwise. */
  readonly unless?: (comparison: Comparison) => boolean
  /** Weak: when it holds for several persons it holds for none. */
  readonly exclusive?: true
  /** Not enough alone: the weight of all evidence must bear it. */
  readonly weighed?: true
  /** Whether it may join two persons that each have records of their own. */
  readonly merges: boolean
}
