/** Rows that are named of a value, each with its line. */
const NAMED = 5
const ENTRY = NAMED * 2
const PLACES_MIN = 64

/**
 * A few rows of each of many values, by the place of the value, packed into one array: with lists of their own they take ten times
 * the memory. Rows and lines are below 2^32.
 */
export class NamedRows {
  /** The entry of a place and one more; 0 for none. */
  #entries = new Uint32Array(PLACES_MIN)
  #numbers = new Uint32Array(ENTRY * PLACES_MIN)
  #size = 0

  /** Keeps a row of a value as its `nth`, from 0, one after the other; from the sixth on none is kept. */
  add(place: number, nth: number, row: number, line: number): void {
    if (nth < 0 || nth >= NAMED) return
    if (nth === 0) this.#open(place)
    const at = ((this.#entries[place] ?? 0) - 1) * ENTRY + nth * 2
    this.#numbers[at] = row
    this.#numbers[at + 1] = line
  }

  /** The rows that are kept of a value that was given so many. */
  of(place: number, given: number): { readonly rows: number[]; readonly lines: number[] } {
    const rows: number[] = []
    const lines: number[] = []
    const start = ((this.#entries[place] ?? 0) - 1) * ENTRY
    for (let nth = 0; nth < Math.min(NAMED, given); nth++) {
      rows.push(this.#numbers[start + nth * 2] ?? 0)
      lines.push(this.#numbers[start + nth * 2 + 1] ?? 0)
    }
    return { rows, lines }
  }

  /** A value has another place from now on, which is never behind. */
  move(from: number, to: number): void {
    if (to < this.#entries.length) this.#entries[to] = this.#entries[from] ?? 0
  }

  /** Forgets what is kept of the places from `places` on. */
  retain(places: number): void {
    this.#entries.fill(0, places)
    const before = this.#numbers
    let size = 0
    for (const entry of this.#entries) if (entry !== 0) size++
    this.#numbers = new Uint32Array(ENTRY * Math.max(PLACES_MIN, size))
    this.#size = 0
    for (let place = 0; place < this.#entries.length; place++) {
      const entry = this.#entries[place] ?? 0
      if (entry === 0) continue
      this.#numbers.set(before.subarray((entry - 1) * ENTRY, entry * ENTRY), this.#size * ENTRY)
      this.#entries[place] = ++this.#size
    }
  }

  #open(place: number): void {
    if (place >= this.#entries.length) this.#entries = wider(this.#entries, place + 1)
    if ((this.#size + 1) * ENTRY > this.#numbers.length) this.#numbers = wider(this.#numbers, (this.#size + 1) * ENTRY)
    this.#entries[place] = ++this.#size
  }
}

function wider(numbers: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(least, numbers.length * 2))
  more.set(numbers)
  return more
}
