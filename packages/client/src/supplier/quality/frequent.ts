import { HashIndex, hashText } from '@sluis/ttp-core/rows'
import { NamedRows } from './named-rows.ts'

/** Different values that are counted exactly; some 2 MB of a field when full. */
const VALUES_MAX = 65_536
/** Rows are named of a value that stands in so many. */
const NAMED_FROM = 13

/** A value that stands in many rows, without the value. */
export interface FrequentValue {
  readonly count: number
  /** At least so many different names stand beside it (0 to 64). */
  readonly names: number
  readonly rows: readonly number[]
  readonly lines: readonly number[]
}

/**
 * How often each value of a field stands in a file, in bounded memory, by hash. Exact up to 65,536 different values. Beyond, those
 * that stand in the fewest rows are forgotten (lossy counting, Manku and Motwani 2002): a count is then too low by at most
 * `lost`, and no value that stands in more rows than that is missed.
 */
export class Frequent {
  readonly #places = new HashIndex()
  #rows = new Uint32Array(64)
  /** Which of 64 kinds of names stand beside each value: two words of bits. */
  #low = new Int32Array(64)
  #high = new Int32Array(64)
  /** Only of values that stand in many rows. */
  readonly #named = new NamedRows()
  #total = 0
  #lost = 0
  /** The value before and its place: tickets of one order stand below each other. */
  #last = 0
  #lastPlace = -1

  /** Rows that hold a value. */
  get total(): number {
    return this.#total
  }

  get lost(): number {
    return this.#lost
  }

  /** Counts a value beside a name; both may be `''` for none. */
  add(value: string, name: string, row: number, line: number): void {
    if (value === '') return
    this.addHash(hashText(value) || 1, name === '' ? 0 : 1 + (hashText(name) % 64), row, line)
  }

  /** Counts a value by its hash beside one of 64 kinds of names, from 1; both may be 0 for none. */
  addHash(value: number, name: number, row: number, line: number): void {
    if (value === 0) return
    this.#total++
    if (this.#places.size === VALUES_MAX && value !== this.#last && this.#places.find(value) < 0) {
      // What comes for the first time would be forgotten at once: room is made, and nothing grows for it.
      this.#forget()
      return
    }
    const place = this.#placeOf(value)
    const count = (this.#rows[place] ?? 0) + 1
    this.#rows[place] = count
    if (name > 32) this.#high[place] = (this.#high[place] ?? 0) | (1 << (name - 33))
    else if (name > 0) this.#low[place] = (this.#low[place] ?? 0) | (1 << (name - 1))
    if (count >= NAMED_FROM) this.#named.add(place, count - NAMED_FROM, row, line)
  }

  /** Values of which `isMeant` holds, the most frequent first. */
  find(isMeant: (value: Pick<FrequentValue, 'count' | 'names'>, total: number) => boolean): FrequentValue[] {
    const found: FrequentValue[] = []
    for (let place = 0; place < this.#places.size; place++) {
      const names = bits(this.#low[place] ?? 0) + bits(this.#high[place] ?? 0)
      const value = { count: this.#rows[place] ?? 0, names }
      if (!isMeant(value, this.#total)) continue
      found.push({ ...value, ...this.#named.of(place, value.count + 1 - NAMED_FROM) })
    }
    return found.sort((a, b) => b.count - a.count)
  }

  #placeOf(value: number): number {
    if (value === this.#last && this.#lastPlace >= 0) return this.#lastPlace
    const place = this.#places.place(value)
    if (place === this.#rows.length) {
      const [rows, low, high] = [this.#rows, this.#low, this.#high]
      this.#rows = new Uint32Array(place * 2)
      this.#rows.set(rows)
      this.#low = new Int32Array(place * 2)
      this.#low.set(low)
      this.#high = new Int32Array(place * 2)
      this.#high.set(high)
    }
    this.#last = value
    this.#lastPlace = place
    return place
  }

  #forget(): void {
    this.#lastPlace = -1
    this.#last = 0
    do {
      this.#lost++
      this.#places.retain(
        (place) => this.#stays(place),
        (from, to) => this.#move(from, to),
      )
    } while (this.#places.size > VALUES_MAX / 2)
    // What is forgotten begins anew when it comes again.
    this.#rows.fill(0, this.#places.size)
    this.#low.fill(0, this.#places.size)
    this.#high.fill(0, this.#places.size)
    this.#named.retain(this.#places.size)
  }

  #stays(place: number): boolean {
    return (this.#rows[place] ?? 0) > this.#lost
  }

  #move(from: number, to: number): void {
    this.#rows[to] = this.#rows[from] ?? 0
    this.#low[to] = this.#low[from] ?? 0
    this.#high[to] = this.#high[from] ?? 0
    this.#named.move(from, to)
  }
}

function bits(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}
