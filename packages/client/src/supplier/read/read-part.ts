import { FileError } from '../findings.ts'
import { csvReader, piecesOf } from './csv.ts'
import { CsvScanner } from './csv-scanner.ts'
import type { Layout } from './delimiter.ts'
import { decoderOf, type Encoding } from './encoding.ts'
import type { SourceRow } from './opened.ts'
import { Skipped, type SkippedLines, type SkipReason } from './skipped.ts'
import { belowHeader, type TableForm, type TableState, tableReader } from './table.ts'

/** How a text file is written, as plain values: all that a part of it needs to be read apart. */
export interface TextForm {
  readonly encoding: Encoding
  readonly layout: Layout
  readonly table: TableForm
  /** Characters that one row may take. */
  readonly maxRowLength: number
}

/** Where a part stands in its file. */
export interface PartPlace {
  readonly isFirst: boolean
  /** It ends where the file ends; any other one ends behind a line feed. */
  readonly isLast: boolean
}

/** What a part of a file came to; rows and lines are counted from its beginning. */
export interface TextPart {
  /** Rows of the table, the last of which has this number. */
  readonly rowCount: number
  readonly lineCount: number
  readonly skipped: ReadonlyMap<SkipReason, SkippedLines>
}

/**
 * Reads a part of a file that begins where a row begins, and gives its rows to `take`, some at a time. Undefined where it does not end
 * where a row ends, or holds anything that has a bearing on how the rest is read: then the file must be read on from there in one go.
 */
export function readPart(
  form: TextForm,
  bytes: Uint8Array,
  { isFirst, isLast }: PartPlace,
  take: (rows: readonly SourceRow[]) => void,
): TextPart | undefined {
  const { layout, table, maxRowLength } = form
  const decoder = decoderOf(form.encoding)
  const text = decoder.decode(bytes) + decoder.end()
  const scanner = new CsvScanner(layout, maxRowLength)
  const scan = csvReader(isFirst ? layout : { ...layout, separatorLine: false }, maxRowLength, scanner)
  const skipped = new Skipped()
  const state: TableState = { row: 0, gap: false, other: false }
  const read = tableReader(isFirst ? table : belowHeader(table, 0), skipped, state)
  try {
    for (const piece of piecesOf(text)) take(read(scan(piece)))
    // The second time throws what stopped the first.
    if (isLast) for (const _ of [1, 2]) take(read(scan('', true)))
  } catch (error) {
    // Whoever reads in one go says of which line it is.
    if (error instanceof FileError) return undefined
    throw error
  }
  if (!scanner.isBetweenRows || state.gap || state.other) return undefined
  return { rowCount: state.row, lineCount: scanner.line - 1, skipped: skipped.all() }
}

const LINE_FEED = 10

/**
 * Where the last row of these bytes ends, as far as quotes tell: behind a line feed with an even number of them before it. 0 for none.
 * It may be wrong in a file whose quotes do not pair; `readPart` notices.
 * @param quote Code of the quote.
 */
export function lastRowEnd(bytes: Uint8Array, quote: number): number {
  let isOpen = false
  let end = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) isOpen = !isOpen
    else if (byte === LINE_FEED && !isOpen) end = at + 1
  }
  return end
}

/** Whether every character below 128 is one byte of its own, so that line ends and quotes are found in the bytes. */
export function hasPlainBytes(encoding: Encoding): boolean {
  return encoding !== 'utf-16le' && encoding !== 'utf-16be'
}
