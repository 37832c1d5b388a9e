/** Pairwise quality of a partition against the truth. */
export interface PairScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const pairs = (n: number): number => (n * (n - 1)) / 2

/**
 * Scores predicted numbers against true ones, linear in the records: pairs are counted from the sizes of the groups and of their
 * intersections, never enumerated. An empty set of pairs scores 1: nothing was claimed, nothing was missed.
 */
export function scorePairs(records: Iterable<{ readonly predicted: string; readonly truth: string }>): PairScore {
  const predicted = new Map<string, number>()
  const truth = new Map<string, number>()
  const both = new Map<string, number>()
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)
  for (const record of records) {
    count(predicted, record.predicted)
    count(truth, record.truth)
    count(both, `${record.predicted} ${record.truth}`)
  }
  const sum = (map: Map<string, number>): number => [...map.values()].reduce((total, size) => total + pairs(size), 0)
  const [right, claimed, real] = [sum(both), sum(predicted), sum(truth)]
  const precision = claimed === 0 ? 1 : right / claimed
  const recall = real === 0 ? 1 : right / real
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
