import { hashText, levelOf } from '@sluis/ttp-core/identity'
import type { Run } from './run-count.ts'

/** Pairs that are looked at; of more, those whose fixed value has a hash with a zero bit more in front. */
const PAIRS_MAX = 131_072
/** Distinct values beside one that are many. */
const MANY_MIN = 4

/**
 * Finds out whether values were varied beside a fixed one, as who guesses does: pairs in, share out, in bounded memory. Neither order
 * nor repetition matters.
 */
export class FanCount {
  #level = 0
  #pairs = 0
  readonly #fans = new Map<number, Set<number>>()

  add(fixed: string, varied: string): void {
    const hash = hashText(fixed)
    if (levelOf(hash) < this.#level) return
    const fan = this.#fans.get(hash) ?? new Set()
    this.#fans.set(hash, fan)
    const before = fan.size
    // One value may have as many beside it as all others together: the rest of them would change nothing.
    if (before < PAIRS_MAX / 2) fan.add(hashText(varied))
    this.#pairs += fan.size - before
    while (this.#pairs > PAIRS_MAX && this.#fans.size > 1) this.#thin()
  }

  /** How many distinct pairs there are, and the share of them whose fixed value stands beside many. */
  result(): Run {
    let many = 0
    for (const { size } of this.#fans.values()) if (size >= MANY_MIN) many += size
    return { values: this.#pairs * 2 ** this.#level, share: this.#pairs === 0 ? 0 : many / this.#pairs }
  }

  #thin(): void {
    this.#level += 1
    for (const [hash, { size }] of this.#fans) {
      if (levelOf(hash) >= this.#level) continue
      this.#pairs -= size
      this.#fans.delete(hash)
    }
  }
}
