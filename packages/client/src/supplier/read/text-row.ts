import { BETWEEN_TEXTS, hashJoined } from '@sluis/ttp-core/rows'
import type { Cells } from './cells.ts'
import type { RawRow } from './raw-row.ts'

/**
 * A row of a text as places in it: a cell is cut out when it is asked for, so that columns nobody uses cost nothing. It keeps the piece of
 * text that it stands in alive.
 */
export class TextRow implements RawRow, Cells {
  /** Its number in the table, from 1; set by whoever knows it. */
  row = 0
  readonly line: number
  readonly #text: string
  /** Where each cell begins and ends; the complement of its end where quotes in it are doubled. */
  readonly #bounds: Int32Array
  readonly #from: number
  readonly #written: number
  readonly #quote: number
  readonly #hash: number
  #width: number
  #values: readonly string[] | undefined

  /** @param hash That of the values as they are written, joined by `BETWEEN_TEXTS`. */
  constructor(
    text: string,
    bounds: Int32Array,
    from: number,
    written: number,
    line: number,
    quote: number,
    hash: number,
  ) {
    this.#text = text
    this.#bounds = bounds
    this.#from = from
    this.#written = this.#width = written
    this.line = line
    this.#quote = quote
    this.#hash = hash
  }

  get lastLine(): number {
    return this.line
  }

  get width(): number {
    return this.#width
  }

  get values(): readonly string[] {
    if (this.#values === undefined) {
      const values: string[] = []
      for (let at = 0; at < this.#width; at++) values.push(this.cell(at))
      this.#values = values
    }
    return this.#values
  }

  /** Gives the row so many cells: empty ones more, or fewer where those behind are blank. False where they are not. */
  fit(width: number): boolean {
    for (let at = width; at < this.#width; at++) if (!this.isBlank(at)) return false
    if (this.#width !== width) this.#values = undefined
    this.#width = width
    return true
  }

  /** The text of a cell; `''` where there is none. */
  cell(at: number): string {
    if (!(at >= 0 && at < this.#written && at < this.#width)) return ''
    const place = this.#from + at * 2
    const start = this.#bounds[place] ?? 0
    const end = this.#bounds[place + 1] ?? 0
    if (end >= 0) return start === end ? '' : this.#text.slice(start, end)
    const quote = String.fromCharCode(this.#quote)
    return this.#text.slice(start, ~end).replaceAll(quote + quote, quote)
  }

  isBlank(at: number): boolean {
    if (at >= this.#written) return true
    const place = this.#from + at * 2
    const start = this.#bounds[place] ?? 0
    if (start === this.#bounds[place + 1]) return true
    const first = this.#text.charCodeAt(start)
    // No white space is printable ASCII; most cells begin so.
    return !(first > 32 && first < 127) && this.cell(at).trim() === ''
  }

  /** Whether a cell says this. */
  isCell(at: number, value: string): boolean {
    if (!(at >= 0 && at < this.#written && at < this.#width)) return value === ''
    const place = this.#from + at * 2
    const start = this.#bounds[place] ?? 0
    let end = this.#bounds[place + 1] ?? 0
    const text = this.#text
    let skipped = -1
    if (end < 0) {
      end = ~end
      skipped = this.#quote
    } else if (end - start !== value.length) return false
    let other = 0
    for (let unit = start; unit < end; unit++) {
      const code = text.charCodeAt(unit)
      if (code !== value.charCodeAt(other++)) return false
      if (code === skipped) unit++
    }
    return other === value.length
  }

  mix(at: number, hash: number): number {
    if (!(at >= 0 && at < this.#written && at < this.#width)) return hash
    const place = this.#from + at * 2
    const end = this.#bounds[place + 1] ?? 0
    const text = this.#text
    let mixed = hash
    // A doubled quote counts twice: it does so in every row that says the same in quotes.
    for (let unit = this.#bounds[place] ?? 0; unit < (end < 0 ? ~end : end); unit++)
      mixed = Math.imul(mixed ^ text.charCodeAt(unit), 0x5bd1e995)
    return mixed
  }

  /** What `hashJoined` gives for the values with U+001F between them. */
  hash(): number {
    return this.#width === this.#written ? this.#hash : hashJoined(this.values, BETWEEN_TEXTS)
  }
}
