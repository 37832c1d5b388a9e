/** Between which the median of what was drawn lies, in the unit of the measurements. */
export interface MedianInterval {
  readonly median: number
  readonly low: number
  readonly high: number
  /** Whether 0 lies outside: the sign test, turned round. */
  readonly apart: boolean
}

/**
 * The interval of the median by order statistics (the sign test turned round): it takes nothing for granted of how measurements are spread, and
 * a few that a busy machine made ten times as long count no more than any other.
 * @param confidence Of the interval, such as 0.99.
 * @throws RangeError where there are too few differences for any interval of this confidence.
 */
export function medianInterval(differences: readonly number[], confidence: number): MedianInterval {
  const sorted = differences.toSorted((left, right) => left - right)
  const count = sorted.length
  // So many may lie below the interval, and as many above: the tails of a binomial distribution of an even coin.
  let outside = -1
  let tail = 0
  for (let below = 0, share = 0.5 ** count; below < count / 2; below += 1) {
    tail += share
    if (2 * tail > 1 - confidence) break
    outside = below
    share *= (count - below) / (below + 1)
  }
  const [low, high] = [sorted[outside], sorted[count - 1 - outside]]
  if (low === undefined || high === undefined) throw new RangeError('too few pairs')
  const [before = 0, after = 0] = [sorted[Math.floor((count - 1) / 2)], sorted[Math.floor(count / 2)]]
  return { median: (before + after) / 2, low, high, apart: low > 0 || high < 0 }
}

/** The largest difference, either way, that an interval does not exclude. */
export const excludedAbove = ({ low, high }: MedianInterval): number => Math.max(Math.abs(low), Math.abs(high))
