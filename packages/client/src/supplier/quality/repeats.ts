import { hashLevelOf, hashText } from '@sluis/ttp-core/rows'

/** Places in the table: exact for some 180,000 different texts, in 3 MiB. */
const SLOTS_MAX = 1 << 18
const SLOTS_MIN = 1 << 10
const LOAD = 0.7

/**
 * Counts texts that come again, in bounded memory and whatever their order: a table of 53-bit hashes, never of texts. Exact up to
 * some 180,000 different ones (two would share a hash in one file of a hundred thousand); of more, those whose hash has a zero
 * bit more in front, so that all copies of a text are in the sample or none.
 */
export class Repeats {
  #level = 0
  #size = 0
  #keys = new Float64Array(SLOTS_MIN)
  #counts = new Uint32Array(SLOTS_MIN)

  /** Counts a text; whether it was there before, as far as it is in the sample. */
  add(text: string): boolean {
    return this.addHash(hashText(text) || 1)
  }

  /** Counts a text by its hash, which is not 0. */
  addHash(hash: number): boolean {
    if (hashLevelOf(hash) < this.#level) return false
    if (this.#put(hash, 1)) return true
    if (this.#size > this.#keys.length * LOAD) this.#makeRoom()
    return false
  }

  /** One in how many different texts is looked at. */
  get sampling(): number {
    return 2 ** this.#level
  }

  /** How many texts came again: all but the first of each; an estimate where `sampling` is over 1. */
  get repeated(): number {
    let count = 0
    for (const times of this.#counts) if (times > 1) count += times - 1
    return count * this.sampling
  }

  #put(hash: number, times: number): boolean {
    const mask = this.#keys.length - 1
    // The low bits: what a sample has zeros in are the bits in front of the low half.
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[at]
      if (key === hash) {
        this.#counts[at] = (this.#counts[at] ?? 0) + times
        return true
      }
      if (key !== 0) continue
      this.#keys[at] = hash
      this.#counts[at] = times
      this.#size++
      return false
    }
  }

  #makeRoom(): void {
    if (this.#keys.length < SLOTS_MAX) {
      this.#double()
      return
    }
    while (this.#size > SLOTS_MAX * LOAD) {
      this.#level++
      this.#thin()
    }
  }

  #double(): void {
    const [keys, counts] = [this.#keys, this.#counts]
    this.#keys = new Float64Array(keys.length * 2)
    this.#counts = new Uint32Array(keys.length * 2)
    this.#size = 0
    keys.forEach((key, at) => {
      if (key !== 0) this.#put(key, counts[at] ?? 0)
    })
  }

  /** Takes out what is below the level, where it stands: a table anew each time would lie about until it is collected. */
  #thin(): void {
    for (let at = 0; at < this.#keys.length; at++) {
      for (;;) {
        const key = this.#keys[at] ?? 0
        if (key === 0 || hashLevelOf(key) >= this.#level) break
        this.#remove(at)
      }
    }
  }

  /** Empties a place, and moves back what was put behind it for want of room. */
  #remove(place: number): void {
    const mask = this.#keys.length - 1
    let hole = place
    for (let at = (hole + 1) & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[at] ?? 0
      if (key === 0) break
      const home = key & mask
      if (((at - home) & mask) < ((at - hole) & mask)) continue
      this.#keys[hole] = key
      this.#counts[hole] = this.#counts[at] ?? 0
      hole = at
    }
    this.#keys[hole] = 0
    this.#counts[hole] = 0
    this.#size--
  }
}
