/** Above this a difference is taken for real: dudect's bound (Reparaz, Balasch, Verbauwhede 2017). By chance once in some 150,000. */
export const T_MAX = 4.5

/** Two classes of measurements against each other. */
export interface Compared {
  /** Welch's t statistic; above `T_MAX` in amount, the classes can be told apart. */
  readonly t: number
  /** Difference of the means, in the unit of the measurements. */
  readonly difference: number
  readonly means: readonly [number, number]
  readonly counts: readonly [number, number]
}

/** Welch's t test of two samples. Throws RangeError for fewer than two measurements of a class. */
export function compare(first: readonly number[], second: readonly number[]): Compared {
  const [one, two] = [momentsOf(first), momentsOf(second)]
  const error = Math.sqrt(one.variance / first.length + two.variance / second.length)
  const difference = one.mean - two.mean
  // Two constants that differ can be told apart by one look.
  const t = error === 0 ? (difference === 0 ? 0 : Math.sign(difference) * Number.MAX_SAFE_INTEGER) : difference / error
  return { t, difference, means: [one.mean, two.mean], counts: [first.length, second.length] }
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  if (values.length < 2) throw new RangeError('a class needs two measurements')
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, variance }
}

/** Shares of all measurements below which those of a class are kept: what disturbs a machine makes single ones longer. */
const CROPS = [1, 0.99, 0.95, 0.9, 0.75, 0.5] as const

/**
 * The largest difference that shows at any crop, as dudect looks for it: interference lengthens the tail and hides a difference of the
 * fast ones. The bound is the same for each crop, so that looking six times finds something by chance the more often, not the less.
 */
export function compareCropped(
  first: readonly number[],
  second: readonly number[],
): Compared & { readonly crop: number } {
  const sorted = [...first, ...second].sort((left, right) => left - right)
  const looks = CROPS.flatMap((crop) => {
    const bound = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * crop))] ?? Number.POSITIVE_INFINITY
    const kept = [first, second].map((values) => values.filter((value) => crop === 1 || value < bound))
    const [one = [], two = []] = kept
    return one.length < 2 || two.length < 2 ? [] : [{ ...compare(one, two), crop }]
  })
  const [worst] = looks.toSorted((left, right) => Math.abs(right.t) - Math.abs(left.t))
  if (worst === undefined) throw new RangeError('a class needs two measurements')
  return worst
}
