import { type FieldEvidence, MODEL_FIELDS } from './fields.ts'

/**
 * How many pairs chance alone brings of any evidence: the fields that a pair knows show their levels as independently of one another
 * as two people do whom nothing joins.
 * @param random Evidence of pairs drawn at random.
 * @param pairs All pairs that there are.
 */
export function expectChance(random: readonly FieldEvidence[], pairs: number): (evidence: FieldEvidence) => number {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const evidence of random) {
    add(knownOf(evidence))
    for (const field of MODEL_FIELDS) {
      if (evidence[field] === 'unknown') continue
      add(field)
      add(`${field} ${evidence[field]}`)
    }
  }
  // What was never drawn is taken as drawn once: of what is rare chance is put too high rather than too low.
  const share = (key: string, all: number): number => ((counts.get(key) ?? 0) + 1) / (all + 1)
  return (evidence) => {
    let expected = pairs * share(knownOf(evidence), random.length)
    for (const field of MODEL_FIELDS) {
      const level = evidence[field]
      if (level !== 'unknown') expected *= share(`${field} ${level}`, counts.get(field) ?? 0)
    }
    return expected
  }
}

/** Which fields are known. */
function knownOf(evidence: FieldEvidence): string {
  return MODEL_FIELDS.filter((field) => evidence[field] !== 'unknown').join('+')
}
