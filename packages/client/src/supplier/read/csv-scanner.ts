import { FileError } from '../findings.ts'
import { PlainRows } from './plain-rows.ts'
import type { RawRow } from './raw-row.ts'

/** How the lines of a text file are written. */
export interface CsvForm {
  readonly delimiter: string
  readonly quote: '"' | "'"
  /** How a quote inside a quoted value is written: doubled, or behind a backslash. */
  readonly escapedBy: 'double' | 'backslash'
  /** Spaces stand between a delimiter and an opening quote. */
  readonly spaced: boolean
}

/** Where a row begins: its line, and whether quotes that mean nothing came before. */
export interface ScanPlace {
  readonly line: number
  readonly strays: boolean
}

const NEVER = Number.POSITIVE_INFINITY

/**
 * Reads rows out of text that comes in pieces, whatever the pieces. Lines end in LF, CRLF or CR, also among each other. A quote
 * that opens a value and is followed, over a line break, by a closing quote in the middle of a value was never meant as one: its
 * own line is unclear, and the rows behind it are read as ever; a library that takes the rest of the file into that value would
 * lose them all.
 */
export class CsvScanner {
  readonly #form: CsvForm
  readonly #maxLength: number
  readonly #plain: PlainRows | undefined
  #rest = ''
  #line: number
  #strays: boolean
  #failed: FileError | undefined
  /** The next line feed and carriage return of the text that is scanned: found once, not for every value. */
  #lf = -1
  #cr = -1

  /**
   * @param maxLength Characters that one row may take.
   * @param place Where in the file the text begins; at its start without one.
   */
  constructor(form: CsvForm, maxLength: number, { line, strays }: ScanPlace = { line: 1, strays: false }) {
    this.#form = form
    this.#maxLength = maxLength
    this.#line = line
    this.#strays = strays
    this.#plain = PlainRows.areIn(form) ? new PlainRows(form) : undefined
  }

  /** Where the text begins that is left. */
  get place(): ScanPlace {
    return { line: this.#line, strays: this.#strays }
  }

  /** The text behind the rows that were given: one that is not complete yet. */
  get rest(): string {
    return this.#rest
  }

  /** What the next call throws. */
  get failed(): FileError | undefined {
    return this.#failed
  }

  /**
   * The rows that this piece completes; with `last`, all that is left. Rows before a fault are given first, the call after that
   * throws it: `ROW_TOO_LONG`, `QUOTE_NOT_CLOSED`.
   */
  push(piece: string, last = false): RawRow[] {
    if (this.#failed) throw this.#failed
    const rows: RawRow[] = []
    this.#rest += piece
    try {
      while (this.#scan(last, rows));
    } catch (error) {
      if (rows.length === 0 || !(error instanceof FileError)) throw error
      this.#failed = error
    }
    return rows
  }

  /** Reads what rows there are; true if there may be more because a line was taken as it is. */
  #scan(last: boolean, rows: RawRow[]): boolean {
    const text = this.#rest
    const { delimiter, quote, spaced } = this.#form
    let at = 0
    let quoteAt = -1
    this.#lf = this.#cr = -1
    while (at < text.length) {
      if (this.#plain) {
        const before = rows.length
        at = this.#plain.read(text, at, this.#line, this.#maxLength, rows)
        this.#line += rows.length - before
        if (at >= text.length) break
      }
      if (quoteAt < at) quoteAt = find(text, quote, at)
      let end = this.#lineEnd(text, at)
      if (quoteAt < end) {
        const next = this.#quoted(text, at, last, rows)
        if (next === undefined) break
        at = next
        continue
      }
      let next = end + 1
      if (end === NEVER) {
        if (!last) break
        end = next = text.length
      } else if (end === this.#cr && text.charCodeAt(next) === 10) next++
      else if (end === this.#cr && next === text.length && !last) break
      this.#refuseLonger(end - at)
      const values = text.slice(at, end).split(delimiter)
      if (spaced) for (const [index, value] of values.entries()) values[index] = value.trimStart()
      rows.push({ values, line: this.#line, lastLine: this.#line })
      this.#line++
      at = next
    }
    this.#rest = at === 0 ? text : text.slice(at)
    if (this.#rest.length <= this.#maxLength) return false
    if (!this.#openQuote(this.#rest)) throw new FileError('ROW_TOO_LONG', { line: this.#line })
    this.#refuseOpen()
    this.#rest = this.#rest.slice(this.#literal(this.#rest, 0, rows))
    return true
  }

  /** The next line break; asked for positions that only grow. */
  #lineEnd(text: string, at: number): number {
    if (this.#lf < at) this.#lf = find(text, '\n', at)
    if (this.#cr < at) this.#cr = find(text, '\r', at)
    return Math.min(this.#lf, this.#cr)
  }

  /** One row with a quote in it; gives where the next one begins, or nothing if the text does not hold its end. */
  #quoted(text: string, start: number, last: boolean, rows: RawRow[]): number | undefined {
    const { delimiter, quote, spaced } = this.#form
    const values: string[] = []
    let at = start
    let breaks = 0
    for (;;) {
      let open = at
      if (spaced) while (text[open] === ' ') open++
      let end: number
      if (text[open] === quote) {
        const { close, body } = this.#close(text, open)
        if (close === NEVER) {
          if (!last) return undefined
          this.#refuseOpen()
          return this.#literal(text, start, rows)
        }
        end = close + 1
        while (text[end] === ' ') end++
        if (end >= text.length && !last) return undefined
        const ended = end >= text.length || text[end] === delimiter || text[end] === '\n' || text[end] === '\r'
        if (ended) values.push(body)
        else if (/[\r\n]/.test(body)) return this.#literal(text, start, rows)
        else {
          end = fieldEnd(text, end, delimiter)
          if (end === NEVER && !last) return undefined
          end = Math.min(end, text.length)
          values.push(unwrapped(text.slice(open, end), quote))
        }
        if (ended) breaks += countBreaks(body)
      } else if (spaced) {
        end = Math.min(find(text, delimiter, at), this.#lineEnd(text, at))
        if (end === NEVER && !last) return undefined
        end = Math.min(end, text.length)
        values.push(text.slice(open, end))
      } else {
        // All values before the next quoted one, or up to the end of the line, at once.
        const line = text.slice(at, Math.min(this.#lineEnd(text, at), text.length))
        const quoted = line.indexOf(delimiter + quote)
        end = at + (quoted === -1 ? line.length : quoted)
        if (end === text.length && !last) return undefined
        const plain = (quoted === -1 ? line : line.slice(0, quoted)).split(delimiter)
        for (let index = 0; index < plain.length; index++) values.push(plain[index] ?? '')
      }
      if (end < text.length && text[end] === delimiter) {
        at = end + 1
        if (at < text.length) continue
        if (!last) return undefined
        values.push('')
        end = at
      }
      if (text[end] === '\r' && end + 1 === text.length && !last) return undefined
      this.#refuseLonger(end - start)
      rows.push({ values, line: this.#line, lastLine: this.#line + breaks })
      this.#line += breaks + 1
      return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
    }
  }

  /** Where the quote at `open` closes, and what stands between. */
  #close(text: string, open: number): { readonly close: number; readonly body: string } {
    const { quote, escapedBy } = this.#form
    let from = open + 1
    let escaped = false
    for (;;) {
      const close = find(text, quote, from)
      if (close === NEVER) return { close, body: '' }
      if (escapedBy === 'backslash' && behindBackslash(text, close, open)) from = close + 1
      else if (text[close + 1] === quote) from = close + 2
      else {
        const body = text.slice(open + 1, close)
        return { close, body: escaped || body.includes('\\') ? unescaped(body, this.#form) : body }
      }
      escaped = true
    }
  }

  /** Takes the line at `start` as one whose values are not known. */
  #literal(text: string, start: number, rows: RawRow[]): number {
    this.#strays = true
    // It was looked at beyond this line, and is read again from there.
    this.#lf = this.#cr = -1
    const end = Math.min(find(text, '\n', start), find(text, '\r', start), text.length)
    const values = text.slice(start, end).split(this.#form.delimiter)
    rows.push({ values, line: this.#line, lastLine: this.#line, unclear: true })
    this.#line++
    return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
  }

  /** A quote without an end stops the file, unless the file has shown that it writes quotes that mean nothing. */
  #refuseOpen(): void {
    if (!this.#strays) throw new FileError('QUOTE_NOT_CLOSED', { line: this.#line })
  }

  #refuseLonger(length: number): void {
    if (length > this.#maxLength) throw new FileError('ROW_TOO_LONG', { line: this.#line })
  }

  /** Whether a row that is too long grew over lines: then a quote holds it open; else it is just long. */
  #openQuote(text: string): boolean {
    return text.includes(this.#form.quote) && /[\r\n]/.test(text)
  }
}

function find(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found === -1 ? NEVER : found
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  return Math.min(find(text, delimiter, from), find(text, '\n', from), find(text, '\r', from))
}

/** A value with quotes inside that nobody escaped: the outer pair goes, the others stay. */
function unwrapped(raw: string, quote: string): string {
  const text = raw.trimEnd()
  const inner = text.slice(1, -1)
  return text.endsWith(quote) && inner.includes(quote) && countOf(inner, quote) % 2 === 0 ? inner : raw
}

function countOf(text: string, what: string): number {
  return text.split(what).length - 1
}

function unescaped(body: string, { quote, escapedBy }: CsvForm): string {
  const single = body.replaceAll(quote + quote, quote)
  return escapedBy === 'backslash' ? single.replace(/\\(["'\\])/g, '$1') : single
}

function behindBackslash(text: string, at: number, open: number): boolean {
  let count = 0
  while (at - count - 1 > open && text[at - count - 1] === '\\') count++
  return count % 2 === 1
}

function countBreaks(body: string): number {
  if (!/[\r\n]/.test(body)) return 0
  return body.match(/\r\n|\n|\r/g)?.length ?? 0
}
