const ASKED_AT_ONCE = 10_000

/** The numbers that records were given, by row, with each record's truth. A number takes its place in memory once. */
export class NumberTable {
  readonly #indexOf = new Map<string, number>()
  readonly #ids: Uint8Array[] = []
  readonly #given: number[] = []
  readonly #truths: string[] = []
  #unlinked = 0

  /** @param id Undefined for a record that was given no number: it stands alone. */
  add(id: Uint8Array | undefined, truth: string): void {
    this.#given.push(id === undefined ? this.#alone() : this.#index(id))
    this.#truths.push(truth)
  }

  *rows(): Generator<readonly [given: number, truth: string]> {
    for (const [position, given] of this.#given.entries()) yield [given, this.#truths[position] ?? '']
  }

  /** Which number each one goes by in the end; `current` follows a list of numbers. */
  async finalNumbers(
    current: (ids: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>,
  ): Promise<(given: number) => number> {
    const finals = new Map<number, number>()
    const count = this.#ids.length
    for (let start = 0; start < count; start += ASKED_AT_ONCE) {
      const asked = this.#ids.slice(start, Math.min(start + ASKED_AT_ONCE, count))
      for (const [position, id] of (await current(asked)).entries()) finals.set(start + position, this.#index(id))
    }
    return (given) => finals.get(given) ?? given
  }

  #alone(): number {
    this.#unlinked += 1
    return -this.#unlinked
  }

  #index(id: Uint8Array): number {
    const key = Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1')
    const known = this.#indexOf.get(key)
    if (known !== undefined) return known
    const index = this.#ids.length
    this.#indexOf.set(key, index)
    this.#ids.push(id)
    return index
  }
}
