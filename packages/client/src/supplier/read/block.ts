import { FileError } from '../findings.ts'
import { unwrapped } from './csv.ts'
import { CsvScanner, type ScanPlace } from './csv-scanner.ts'
import type { Layout } from './delimiter.ts'
import { decoderOf, type Encoding } from './encoding.ts'
import type { RawRow } from './raw-row.ts'
import { Skipped } from './skipped.ts'
import type { SourceRow } from './source.ts'
import { type TableForm, type TablePlace, tableReaderAt, tableStart } from './table.ts'
import { wholeText } from './whole-text.ts'

/** What it takes to read the rows of a text file from any record on. Plain data, which another thread can be given. */
export interface BlockForm {
  readonly layout: Layout
  readonly table: TableForm
  readonly encoding: Encoding
  /** Characters that one row may take. */
  readonly maxRowLength: number
}

/** Where a record begins, and all that what stands before it means for the rows behind. Plain data. */
export interface BlockPlace {
  /** Its first byte. */
  readonly at: number
  readonly scan: ScanPlace
  readonly table: TablePlace
  /** The line `sep=;` was not met yet. */
  readonly declared: boolean
}

/** Rows that stand below each other. */
export interface Block {
  readonly rows: readonly SourceRow[]
  /** What is no row among them. */
  readonly skipped: Skipped
  /** Where the block behind begins; absent behind the last one. */
  readonly next?: BlockPlace
  /** What ends the reading here, behind these rows. */
  readonly error?: FileError
}

/** Fills an array with the bytes of a file from a place on; gives how many there were, 0 at the end alone. */
export type ReadAt = (into: Uint8Array, at: number) => number

/** Bytes that are made text together. */
const PIECE_BYTES = 1 << 15
/** No character is longer; of fewer bytes at the end of a file some may be none. */
const UNIT_BYTES = 4

/** The place of the first record. @param at Behind the byte-order mark. */
export function firstPlace({ layout, table }: BlockForm, at: number): BlockPlace {
  return { at, scan: { line: 1, strays: false }, table: tableStart(table), declared: layout.separatorLine }
}

/**
 * Reads some `bytes` of whole records. Block after block gives the rows that one reading of the file gives, whatever the size of the
 * blocks: each says where the next begins, and no record is parted. A block grows until it ends between two records.
 */
export function readBlock(form: BlockForm, place: BlockPlace, readAt: ReadAt, bytes: number): Block {
  const { layout, maxRowLength, encoding } = form
  const scanner = new CsvScanner(layout, maxRowLength, place.scan)
  const skipped = new Skipped()
  const table: TablePlace = { ...place.table }
  const read = tableReaderAt(form.table, skipped, table)
  const decoder = decoderOf(encoding)
  const buffer = new Uint8Array(Math.max(UNIT_BYTES, Math.min(PIECE_BYTES, bytes)))
  const rows: SourceRow[] = []
  let { at, declared } = place
  let isAnyRead = false
  const take = (raw: RawRow[]): void => {
    if (raw.length === 0) return
    isAnyRead = true
    if (declared) raw.shift()
    declared = false
    for (const row of read(layout.wrapped ? raw.map((one) => unwrapped(one, layout, maxRowLength)) : raw))
      rows.push(row)
  }
  try {
    for (;;) {
      const count = readAt(buffer, at)
      if (count === 0) break
      const piece = buffer.subarray(0, wholeText(buffer.subarray(0, count), encoding))
      at += piece.length
      take(scanner.push(decoder.decode(piece)))
      if (scanner.failed) return { rows, skipped, error: scanner.failed }
      // A quote that nothing closes may hold much: whoever reads on from before it would look for its end anew.
      if (!isAnyRead || at - place.at < bytes || piece.length < UNIT_BYTES || scanner.rest.length > PIECE_BYTES)
        continue
      const next = { at: at - bytesOf(scanner.rest, encoding), scan: scanner.place, table, declared }
      return { rows, skipped, next }
    }
    take(scanner.push(decoder.end()))
    // The second time throws what stopped the first.
    for (const _ of [1, 2]) take(scanner.push('', true))
    return { rows, skipped }
  } catch (error) {
    if (error instanceof FileError) return { rows, skipped, error }
    throw error
  }
}

/** How many bytes of the file a text was made of. What is not in the encoding never comes here: the bytes of UTF-8 were judged. */
function bytesOf(text: string, encoding: Encoding): number {
  if (text === '') return 0
  if (encoding === 'utf-8') return new TextEncoder().encode(text).length
  return encoding.startsWith('utf-16') ? text.length * 2 : text.length
}
