import { hashText } from '@sluis/ttp-core/supplier'

/** Different values that are counted exactly; some 7 MB of a field when full. */
const VALUES_MAX = 65_536
/** Rows are named of a value that stands in so many. */
const NAMED_FROM = 13
const NAMED = 5

interface Slot {
  rows: number
  /** Which of 64 kinds of names stand beside it: two words of bits. */
  low: number
  high: number
  named?: { readonly rows: number[]; readonly lines: number[] }
}

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
  readonly #slots = new Map<number, Slot>()
  #total = 0
  #lost = 0
  /** The value before and its place: tickets of one order stand below each other. */
  #last = ''
  #lastSlot: Slot | undefined
  #lastName = ''
  #lastBit = 0

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
    this.#total++
    const slot = this.#slotOf(value)
    slot.rows++
    if (name !== '') {
      if (name !== this.#lastName) {
        this.#lastName = name
        this.#lastBit = hashText(name) % 64
      }
      const bit = this.#lastBit
      if (bit < 32) slot.low |= 1 << bit
      else slot.high |= 1 << (bit - 32)
    }
    if (slot.rows >= NAMED_FROM) {
      slot.named ??= { rows: [], lines: [] }
      if (slot.named.rows.length < NAMED) {
        slot.named.rows.push(row)
        slot.named.lines.push(line)
      }
    }
    if (this.#slots.size > VALUES_MAX) this.#forget()
  }

  /** Values of which `isMeant` holds, the most frequent first. */
  find(isMeant: (value: Pick<FrequentValue, 'count' | 'names'>, total: number) => boolean): FrequentValue[] {
    const found: FrequentValue[] = []
    for (const { rows, low, high, named } of this.#slots.values()) {
      const value = { count: rows, names: bits(low) + bits(high) }
      if (isMeant(value, this.#total)) found.push({ ...value, rows: named?.rows ?? [], lines: named?.lines ?? [] })
    }
    return found.sort((a, b) => b.count - a.count)
  }

  #slotOf(value: string): Slot {
    if (value === this.#last && this.#lastSlot) return this.#lastSlot
    const hash = hashText(value)
    let slot = this.#slots.get(hash)
    if (!slot) {
      slot = { rows: 0, low: 0, high: 0 }
      this.#slots.set(hash, slot)
    }
    this.#last = value
    this.#lastSlot = slot
    return slot
  }

  #forget(): void {
    this.#lastSlot = undefined
    while (this.#slots.size > VALUES_MAX / 2) {
      this.#lost++
      for (const [hash, { rows }] of this.#slots) if (rows <= this.#lost) this.#slots.delete(hash)
    }
  }
}

function bits(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}
