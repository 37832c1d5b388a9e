const SLOTS_MIN = 128
const LOAD = 0.5

/** Gives hashes positions 0, 1, 2 … in the order in which they come. Plain numbers in typed arrays: half the time and memory of a `Map`. */
export class HashIndex {
  #size = 0
  #hashes = new Float64Array(SLOTS_MIN * LOAD)
  /** Position of a hash and one more; 0 is a free slot. */
  #slots = new Int32Array(SLOTS_MIN)

  get size(): number {
    return this.#size
  }

  /** Position of a hash, -1 for one that did not come. */
  find(hash: number): number {
    return (this.#slots[this.#slotOf(hash)] ?? 0) - 1
  }

  /** Position of a hash, the next free one for one that did not come. */
  place(hash: number): number {
    const slot = this.#slotOf(hash)
    const known = this.#slots[slot] ?? 0
    if (known !== 0) return known - 1
    // Only now: an index that is full and gets no more stays as small as it is.
    if (this.#size === this.#hashes.length) {
      this.#index(this.#slots.length * 2)
      return this.place(hash)
    }
    const position = this.#size++
    this.#hashes[position] = hash
    this.#slots[slot] = position + 1
    return position
  }

  /** The hash at a position. */
  hashAt(position: number): number {
    return this.#hashes[position] ?? 0
  }

  /**
   * Forgets the hashes at the positions that are not to be kept; the others move up in their order.
   * @param move told of each position that is kept and where it is from now on, which is never behind; so in the columns beside it
   *   what is kept may be written over what is not.
   */
  retain(isKept: (position: number) => boolean, move: (from: number, to: number) => void): void {
    let kept = 0
    for (let from = 0; from < this.#size; from++) {
      if (!isKept(from)) continue
      this.#hashes[kept] = this.#hashes[from] ?? 0
      move(from, kept++)
    }
    this.#size = kept
    this.#index(this.#slots.length)
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1
    // Both halves: those of a sample have zeros in front of the low one.
    let slot = ((hash >>> 0) ^ (hash / 0x100000000)) & mask
    for (;;) {
      const known = this.#slots[slot] ?? 0
      if (known === 0 || this.#hashes[known - 1] === hash) return slot
      slot = (slot + 1) & mask
    }
  }

  #index(slots: number): void {
    if (slots === this.#slots.length) this.#slots.fill(0)
    else {
      this.#slots = new Int32Array(slots)
      const wider = new Float64Array(slots * LOAD)
      wider.set(this.#hashes)
      this.#hashes = wider
    }
    for (let position = 0; position < this.#size; position++) {
      this.#slots[this.#slotOf(this.#hashes[position] ?? 0)] = position + 1
    }
  }
}
