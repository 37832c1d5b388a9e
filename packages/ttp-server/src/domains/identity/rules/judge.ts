import type { Comparison } from '../comparison/comparison.ts'
import { RULES } from './table.ts'

/** That a record is a person's: by which rule. */
export interface Verdict {
  readonly rule: string
  /** Position in the table: the lower, the stronger. */
  readonly strength: number
  readonly merges: boolean
  readonly exclusive: boolean
  /** Not enough alone: the weight of all evidence must bear it. */
  readonly weighed: boolean
}

/** The strongest rule that takes the record for the person's; undefined when none does. */
export function judge(comparison: Comparison): Verdict | undefined {
  // Asked for every candidate of every new record: a plain loop.
  for (let strength = 0; strength < RULES.length; strength += 1) {
    const rule = RULES[strength]
    if (rule?.holds(comparison) && rule.unless?.(comparison) !== true) {
      const { name, merges, exclusive = false, weighed = false } = rule
      return { rule: name, strength, merges, exclusive, weighed }
    }
  }
  return undefined
}
