import type { PairReport } from '@sluis/ttp-server/evaluate'

/** What single pairs of records weigh, for people to read: thresholds, review, and the worst errors. */
export function pairTable({ thresholds, review, errors }: PairReport): string {
  return [
    'pairs of single records, linked from a weight (bits) on',
    ['bits', 'pairs', 'precision', 'recall', 'f1'].map((name) => name.padStart(12)).join(''),
    ...thresholds.map(({ bits, pairs, precision, recall, f1 }) =>
      [String(bits), String(pairs), ...[precision, recall, f1].map((share) => share.toFixed(4))]
        .map((value) => value.padStart(12))
        .join(''),
    ),
    `between the thresholds, for review: ${review.pairs} pairs, of which ${review.same} are one person`,
    ...errors.map(({ kind, records, weight }) => {
      const parts = weight.contributions.map(({ field, level, bits }) => `${field} ${level} ${bits.toFixed(1)}`)
      const told = `told from ${weight.against === 'kin' ? 'family' : 'anybody'} ${weight.prior.toFixed(1)}`
      return `${kind} records ${records.join(' and ')}: ${weight.total.toFixed(1)} = ${[told, ...parts].join(', ')}`
    }),
  ].join('\n')
}
