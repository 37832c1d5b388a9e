import type { Comparison } from '../comparison/comparison.ts'
import { RULES } from './table.ts'

/** That a record is a person's: by which rule. */
export interface Verdict {
  readonly rule: string
  /** Position in the table: the lower, the stronger. */
  readonly strength: number
  readonly merges: boolean
  readonly exclusive: boolean
}

/** The strongest rule that takes the record for the person's; undefined when none does. */
export function judge(comparison: Comparison): Verdict | undefined {
  for (const [strength, rule] of RULES.entries()) {
    if (rule.holds(comparison) && rule.unless?.(comparison) !== true) {
      return { rule: rule.name, strength, merges: rule.merges, exclusive: rule.exclusive === true }
    }
  }
  return undefined
}
