/** Numbers that look random and are the same for the same seed (mulberry32): a case that failed can be made again by its number. */
export class Draw {
  #state: number

  /** @param seed Texts and numbers that say which case this is. */
  constructor(...seed: readonly (string | number)[]) {
    // FNV-1a over the seed.
    let hash = 0x811c9dc5
    for (const character of JSON.stringify(seed)) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
    this.#state = hash >>> 0
  }

  /** A whole number in [0, n). */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, n)
  }

  chance(share: number): boolean {
    return this.below(10_000) < share * 10_000
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
}
