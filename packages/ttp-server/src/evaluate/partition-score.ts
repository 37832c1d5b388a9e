/** How far the numbers that were given agree with the true ones. */
export interface PartitionScore {
  readonly records: number
  readonly clusters: number
  readonly trueClusters: number
  readonly largestCluster: number
  /** Pairs of records that share a number: how many of them truly belong together, and how many of the true ones share one. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly bCubedF1: number
}

/** Counts a partition against the truth, one record at a time: linear in the records, pairs are never enumerated. */
export class PartitionScorer {
  readonly #given = new Map<number, number>()
  readonly #truth = new Map<string, { readonly index: number; count: number }>()
  readonly #both = new Map<string, { readonly given: number; readonly truth: string; count: number }>()
  #records = 0

  /** @param given Number that the record was given, as any whole number that stands for it. */
  add(given: number, truth: string): void {
    this.#records += 1
    this.#given.set(given, (this.#given.get(given) ?? 0) + 1)
    const known = this.#truth.get(truth)
    if (known === undefined) this.#truth.set(truth, { index: this.#truth.size, count: 1 })
    else known.count += 1
    const key = `${given}:${this.#truth.get(truth)?.index ?? 0}`
    const cell = this.#both.get(key)
    if (cell === undefined) this.#both.set(key, { given, truth, count: 1 })
    else cell.count += 1
  }

  score(): PartitionScore {
    const sizes = [...this.#given.values()]
    const cells = [...this.#both.values()]
    const trueSizes = [...this.#truth.values()].map(({ count }) => count)
    const agreed = sum(cells.map(({ count }) => pairs(count)))
    const precision = ratio(agreed, sum(sizes.map(pairs)))
    const recall = ratio(agreed, sum(trueSizes.map(pairs)))
    const cubedPrecision = sum(cells.map(({ count, given }) => count ** 2 / (this.#given.get(given) ?? 1)))
    const cubedRecall = sum(cells.map(({ count, truth }) => count ** 2 / (this.#truth.get(truth)?.count ?? 1)))
    return {
      records: this.#records,
      clusters: sizes.length,
      trueClusters: trueSizes.length,
      largestCluster: sizes.reduce((most, size) => Math.max(most, size), 0),
      precision,
      recall,
      f1: harmonic(precision, recall),
      bCubedF1: harmonic(ratio(cubedPrecision, this.#records), ratio(cubedRecall, this.#records)),
    }
  }
}

const pairs = (size: number): number => (size * (size - 1)) / 2
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
/** No pairs at all: none is wrong and none is missing. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const harmonic = (left: number, right: number): number => (left + right === 0 ? 0 : (2 * left * right) / (left + right))
