import { BETWEEN_TEXTS, HASH_LANES, HASH_MULTIPLIERS, mixLanes } from '@sluis/ttp-core/rows'
import type { CsvForm } from './csv-scanner.ts'
import type { RawRow } from './raw-row.ts'
import { TextRow } from './text-row.ts'

const [FIRST, SECOND] = HASH_MULTIPLIERS
/** As integers of 32 bits: a number beyond them would make each step one of floating point. */
const [ONE, OTHER] = HASH_LANES.map((lane) => lane | 0) as [number, number]
const LF = 10
const CR = 13
/** ASCII: what ends a value or a row. */
const SIGNS = 128

/**
 * Finds the rows that are written as nearly all are: values without quotes, or in quotes that close before a separator or a line end,
 * doubled inside. It takes every unit of the text in its hand once, for the places of the values and for the hash of the row. Any other
 * row it leaves to whoever knows the rest of the rules.
 */
export class PlainRows {
  readonly #delimiter: number
  readonly #quote: number
  readonly #ends = new Uint8Array(SIGNS)
  /** How much the rows of a piece took so far. */
  #room = 1 << 10

  constructor({ delimiter, quote }: CsvForm) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#quote = quote.charCodeAt(0)
    for (const unit of [this.#delimiter, LF, CR]) this.#ends[unit] = 1
  }

  /** Whether files of this form have such rows. */
  static areIn({ spaced, escapedBy }: CsvForm): boolean {
    return !spaced && escapedBy === 'double'
  }

  /**
   * Reads rows from `start` on, to which `line` belongs, as far as they are such ones and no longer than `maxLength`.
   * @returns where the first row begins that is not read.
   */
  read(text: string, start: number, line: number, maxLength: number, rows: RawRow[]): number {
    const { length } = text
    const delimiter = this.#delimiter
    const quote = this.#quote
    const ends = this.#ends
    let bounds = new Int32Array(this.#room)
    let used = 0
    let rowAt = start
    let from = 0
    let at = start
    let one = ONE
    let other = OTHER
    while (at < length) {
      // One value.
      if (used + 2 > bounds.length) bounds = wider(bounds)
      let unit = text.charCodeAt(at)
      if (unit === quote) {
        const open = ++at
        let doubled = false
        for (; at < length; at++) {
          unit = text.charCodeAt(at)
          if (unit === quote) {
            if (text.charCodeAt(at + 1) !== quote) break
            doubled = true
            at++
          } else if (unit === LF || unit === CR) return this.#end(used, rowAt)
          one = Math.imul(one ^ unit, FIRST)
          other = Math.imul(other ^ unit, SECOND)
        }
        bounds[used++] = open
        bounds[used++] = doubled ? ~at : at
        at++
        if (at >= length) break
        unit = text.charCodeAt(at)
        if (unit >= SIGNS || ends[unit] === 0) break
      } else {
        bounds[used++] = at
        while (unit >= SIGNS || ends[unit] === 0) {
          one = Math.imul(one ^ unit, FIRST)
          other = Math.imul(other ^ unit, SECOND)
          if (++at >= length) return this.#end(used, rowAt)
          unit = text.charCodeAt(at)
        }
        bounds[used++] = at
      }
      if (unit === delimiter) {
        // An empty value at the end of a piece: the row ends in the next.
        at++
        one = Math.imul(one ^ BETWEEN_TEXTS, FIRST)
        other = Math.imul(other ^ BETWEEN_TEXTS, SECOND)
        continue
      }
      if (at - rowAt > maxLength) break
      if (unit === CR) {
        // The line feed may begin the next piece.
        if (at + 1 >= length) break
        if (text.charCodeAt(at + 1) === LF) at++
      }
      rows.push(new TextRow(text, bounds, from, (used - from) / 2, line++, quote, mixLanes(one, other)))
      rowAt = ++at
      from = used
      one = ONE
      other = OTHER
    }
    return this.#end(used, rowAt)
  }

  #end(used: number, rowAt: number): number {
    this.#room = Math.max(this.#room, used + 2)
    return rowAt
  }
}

function wider(bounds: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(bounds.length * 2)
  more.set(bounds)
  return more
}
