import { CsvScanner } from './csv-scanner.ts'
import type { Layout } from './delimiter.ts'
import type { RawRow } from './raw-row.ts'

/** A function that gives the rows which a piece of text completes; with `last`, all that are left. Throws as `CsvScanner` does. */
export function csvReader(layout: Layout, maxRowLength: number): (piece: string, last?: boolean) => RawRow[] {
  const scanner = new CsvScanner(layout, maxRowLength)
  let declared = layout.separatorLine
  return (piece, last) => {
    const rows = scanner.push(piece, last)
    if (declared && rows.length > 0) {
      declared = false
      rows.shift()
    }
    return layout.wrapped ? rows.map((row) => unwrapped(row, layout, maxRowLength)) : rows
  }
}

/** Rows in batches: what a chunk of text completes. The next chunk is asked for when the batch before was used. */
export async function* csvRows(
  chunks: AsyncIterable<string>,
  layout: Layout,
  maxRowLength: number,
): AsyncGenerator<RawRow[]> {
  const read = csvReader(layout, maxRowLength)
  for await (const chunk of chunks) {
    const rows = read(chunk)
    if (rows.length > 0) yield rows
  }
  // The second time throws what stopped the first.
  for (const _ of [1, 2]) {
    const rows = read('', true)
    if (rows.length > 0) yield rows
  }
}

/** A whole line that was quoted once more: a comma file opened and saved by a program that expects semicolons. */
export function unwrapped(row: RawRow, layout: Layout, maxRowLength: number): RawRow {
  const [only] = row.values
  if (row.values.length !== 1 || only === undefined) return row
  const [inner] = new CsvScanner(layout, maxRowLength).push(only, true)
  return inner && inner.line === inner.lastLine ? { values: inner.values, line: row.line, lastLine: row.lastLine } : row
}
