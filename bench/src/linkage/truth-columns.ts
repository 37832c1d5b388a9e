import type { PartitionScore, TemporaryResolver } from '@sluis/ttp-server/evaluate'
import { PartitionScorer } from '@sluis/ttp-server/evaluate'

const MARK = 16
const ASKED_AT_ONCE = 10_000

/** Fingerprint and true person of each record: 24 bytes a record and no object, so that what is measured is the resolver's memory. */
export class TruthColumns {
  readonly #marks: Uint8Array
  readonly #marked: Uint8Array
  readonly #truth: Float64Array

  constructor(records: number) {
    this.#marks = new Uint8Array(records * MARK)
    this.#marked = new Uint8Array(records)
    this.#truth = new Float64Array(records)
  }

  /**
   * @param mark Undefined for a record that was given no number.
   * @param truth As populations name persons: a letter and a number.
   */
  set(position: number, mark: Uint8Array | undefined, truth: string): void {
    if (mark !== undefined) this.#marks.set(mark, position * MARK)
    this.#marked[position] = mark === undefined ? 0 : 1
    this.#truth[position] = Number(truth.slice(1))
  }

  /** How the numbers that the first `count` records have now agree with the truth; a record without a number stands alone. */
  async score(resolver: TemporaryResolver['resolver'], count: number): Promise<PartitionScore> {
    const scorer = new PartitionScorer()
    const indexes = new Map<string, number>()
    for (let start = 0; start < count; start += ASKED_AT_ONCE) {
      const positions = Array.from({ length: Math.min(ASKED_AT_ONCE, count - start) }, (_, at) => start + at)
      const marked = positions.filter((position) => this.#marked[position] === 1)
      const numbers = await resolver.storedNumbers(
        marked.map((position) => this.#marks.subarray(position * MARK, (position + 1) * MARK)),
      )
      const given = new Map(marked.map((position, at) => [position, numbers[at]?.person]))
      for (const position of positions) {
        const person = given.get(position)
        const key = person === undefined ? `alone ${position}` : Buffer.from(person).toString('latin1')
        const index = indexes.get(key) ?? indexes.size
        indexes.set(key, index)
        scorer.add(index, String(this.#truth[position]))
      }
    }
    return scorer.score()
  }
}
