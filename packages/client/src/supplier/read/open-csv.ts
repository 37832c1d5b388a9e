import { FileError } from '../findings.ts'
import { fieldByName } from '../map/names.ts'
import { csvReader, csvRows } from './csv.ts'
import { type ReadOptions, textChunks } from './decode.ts'
import { detectLayout, type GivenLayout, type Layout } from './delimiter.ts'
import { findHeader } from './header.ts'
import { MAX_COLUMNS, type Opened } from './opened.ts'
import type { Origin } from './origin.ts'
import type { RawRow } from './raw-row.ts'
import { Skipped } from './skipped.ts'
import type { Survey } from './survey.ts'
import { tableForm, tableReader } from './table.ts'

/** What a person decided about a text file's form. */
export interface GivenForm extends GivenLayout {
  readonly headerLine?: number
}

/** Finds the layout and the header of a text file in its first characters, `start`. */
export function openCsv(
  origin: Origin,
  survey: Survey,
  start: { readonly text: string; readonly whole: boolean },
  maxRowLength: number,
  given: GivenForm = {},
): Opened {
  const layout = detectLayout(start.text, given)
  const first = firstRows(start, layout, maxRowLength)
  const header = findHeader(first, given.headerLine)
  if (header.columns.length === 1 && isFixedWidth(header.raw[0] ?? ''))
    throw new FileError('FILE_NOT_TABLE', { line: header.line })
  if (header.columns.length > MAX_COLUMNS) throw new FileError('FILE_TOO_MANY_COLUMNS')
  const form = tableForm(header, first, layout.delimiter)
  return {
    format: 'csv',
    delimiter: layout.delimiter,
    columns: header.columns,
    headerLine: header.line,
    questions: [],
    notices: [],
    blocks: { layout, table: form, encoding: survey.encoding, maxRowLength },
    rows: (skipped = new Skipped(), options: ReadOptions = {}) => {
      const read = tableReader(form, skipped)
      return mapped(csvRows(textChunks(origin, survey, options), layout, maxRowLength), read)
    },
  }
}

/** Names of columns in one line with spaces between, as old systems and printers write them. */
function isFixedWidth(line: string): boolean {
  if (!/\S {2,}\S/.test(line)) return false
  return line.split(/\s+/).filter((name) => name !== '' && fieldByName(name)).length >= 2
}

async function* mapped<In, Out>(batches: AsyncIterable<In>, make: (batch: In) => Out): AsyncGenerator<Out> {
  for await (const batch of batches) yield make(batch)
}

/** The rows of the first characters; a fault further on is met again where the rows are read. */
function firstRows({ text, whole }: { text: string; whole: boolean }, layout: Layout, maxRowLength: number): RawRow[] {
  const read = csvReader(layout, maxRowLength)
  const rows = read(text, whole)
  return rows.length > 0 || whole ? rows : read('', true)
}
