/** Mixes integers into one 32-bit key (the finaliser of MurmurHash3 after each): for seeds, not for secrets. */
export function mix(...parts: number[]): number {
  let hash = 0x9e3779b9
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

/**
 * A small repeatable random stream (mulberry32). Streams are cheap to make, so a row or a customer gets its own,
 * keyed by its number: what one row draws never shifts the next, and nothing has to be remembered.
 */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)]
    if (item === undefined) throw new RangeError('pick: the list is empty')
    return item
  }

  /** An item by weight; the weights need not add up to one. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let rest = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of list) {
      rest -= weight
      if (rest < 0) return item
    }
    return this.pick(list)[0]
  }

  /** The same list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  }
}

/** Draws the index of one of many weights in logarithmic time; for lists too long for `weighted`. */
export class WeightedIndex {
  private readonly sums: Float64Array

  constructor(weights: ArrayLike<number>) {
    this.sums = new Float64Array(weights.length)
    let sum = 0
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i] ?? 0
      this.sums[i] = sum
    }
  }

  draw(random: Random): number {
    const target = random.next() * (this.sums[this.sums.length - 1] ?? 0)
    let low = 0
    let high = this.sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sums[middle] ?? 0) > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
