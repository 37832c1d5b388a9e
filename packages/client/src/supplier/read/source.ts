import { FileError } from '../findings.ts'
import type { Question } from '../map/question.ts'
import { type CsvRecord, csvRecords } from './csv.ts'
import { head, type ReadOptions, textChunks } from './decode.ts'
import { type Delimiter, detectLayout, type Layout } from './delimiter.ts'
import { rejectDataAsHeader } from './header.ts'
import { type JsonRecord, jsonRecords } from './json-lines.ts'
import type { Origin } from './origin.ts'
import { type Survey, surveyFile } from './survey.ts'

export type RowErrorCode = 'ROW_RAGGED' | 'ROW_QUOTE_UNCLEAR' | 'ROW_JSON_INVALID'

/** A data row: `row` counts from 1 after the header, `line` is where it starts; `values` stand in the order of the columns. */
export interface SourceRow {
  readonly row: number
  readonly line: number
  readonly values: readonly string[]
  readonly error?: RowErrorCode
  /** What stands in a row with an error, as far as it came apart: for whoever mends it, never for reading. */
  readonly raw?: readonly string[]
}

/** A file that was looked at: what it is, its columns, its first rows, and a way to read all rows. */
export interface Source {
  /** The name of the file, or its path as it was given. */
  readonly name: string
  readonly survey: Survey
  readonly format: 'csv' | 'json-lines'
  readonly delimiter?: Delimiter
  readonly columns: readonly string[]
  readonly sample: readonly SourceRow[]
  /** What reading the file left open. */
  readonly questions?: readonly Question[]
  /** All rows, in batches; asks for more bytes only when the batch before was taken. */
  rows(options?: ReadOptions): AsyncGenerator<readonly SourceRow[]>
}

export interface SourceOptions {
  /** Bytes that one row may take, default 1 MiB. */
  readonly maxRowBytes?: number
  /** Rows to look at for recognising columns and dates, default 5,000. */
  readonly sampleRows?: number
  readonly signal?: AbortSignal
}

const HEAD_BYTES = 1 << 18
const MAX_COLUMNS = 1_000

/** Looks at a file: encoding, format, delimiter, columns, first rows. The one way in, for checking and for sending. */
export async function openSource(origin: Origin, options: SourceOptions = {}): Promise<Source> {
  const { maxRowBytes = 1 << 20, sampleRows = 5_000, signal } = options
  const before = await origin.stamp()
  const survey = await surveyFile(origin, signal)
  const start = await head(origin, survey, HEAD_BYTES)
  if (/^\s*\[/.test(start)) throw new FileError('FILE_JSON_NOT_LINES', { line: 1 })
  const lines = /\.(jsonl|ndjson)$/i.test(origin.name) || /^\s*\{/.test(start)
  const opened = lines
    ? await openJsonLines(origin, survey, maxRowBytes, signal)
    : await openCsv(origin, survey, detectLayout(start), maxRowBytes)
  const sample: SourceRow[] = []
  try {
    for await (const batch of opened.rows(signal ? { signal } : {})) {
      for (const row of batch) if (sample.length < sampleRows) sample.push(row)
      if (sample.length >= sampleRows) break
    }
  } catch (error) {
    // What stops the file further on is reported where it is met, with the rows before it.
    if (!(error instanceof FileError) || sample.length === 0) throw error
  }
  if (sample.length === 0) throw new FileError('FILE_HEADER_ONLY', { line: 1 })
  return {
    name: origin.name,
    survey,
    sample,
    ...opened,
    rows: async function* (readOptions) {
      yield* opened.rows(readOptions)
      if ((await origin.stamp()) !== before) throw new FileError('FILE_CHANGED')
    },
  }
}

type Opened = Pick<Source, 'format' | 'delimiter' | 'columns' | 'rows'>

async function openCsv(origin: Origin, survey: Survey, layout: Layout, maxRowBytes: number): Promise<Opened> {
  const records = (options?: ReadOptions): AsyncGenerator<CsvRecord[]> =>
    csvRecords(textChunks(origin, survey, options), layout, maxRowBytes)
  const first = records()
  const header = (await first.next()).value?.[0]
  await first.return(undefined)
  if (!header) throw new FileError('FILE_EMPTY')
  const columns = header.values.map((name: string, index: number) => name.trim() || `column ${index + 1}`)
  if (columns.length > MAX_COLUMNS) throw new FileError('FILE_TOO_MANY_COLUMNS')
  rejectDataAsHeader(columns)
  return {
    format: 'csv',
    delimiter: layout.delimiter,
    columns,
    rows: async function* (options) {
      let row = -1
      for await (const batch of records(options)) {
        const rows: SourceRow[] = []
        for (const record of batch) {
          row++
          if (row > 0) rows.push(csvRow(record, row, columns.length))
        }
        yield rows
      }
    },
  }
}

function csvRow({ values, firstLine, lastLine }: CsvRecord, row: number, width: number): SourceRow {
  const severalLines = lastLine > firstLine
  // The parser leaves the quote in a field whose closing quote is followed by text: it was opened earlier, by mistake.
  const swallowed = severalLines && values.some((value) => value.startsWith('"') && /[\r\n]/.test(value))
  if (values.length === width && !swallowed) return { row, line: firstLine, values }
  return { row, line: firstLine, values: [], raw: values, error: severalLines ? 'ROW_QUOTE_UNCLEAR' : 'ROW_RAGGED' }
}

async function openJsonLines(
  origin: Origin,
  survey: Survey,
  maxRowBytes: number,
  signal?: AbortSignal,
): Promise<Opened> {
  const records = (options?: ReadOptions): AsyncGenerator<JsonRecord[]> =>
    jsonRecords(textChunks(origin, survey, options), maxRowBytes)
  // The whole file is asked for its keys: an objection may first be named in the last line.
  const keys = new Set<string>()
  for await (const batch of records(signal ? { signal } : {})) {
    for (const { cells } of batch) for (const key of cells?.keys() ?? []) keys.add(key)
    if (keys.size > MAX_COLUMNS) throw new FileError('FILE_TOO_MANY_COLUMNS')
  }
  const columns = [...keys]
  return {
    format: 'json-lines',
    columns,
    rows: async function* (options) {
      let row = 0
      for await (const batch of records(options)) {
        yield batch.map(({ cells, line }): SourceRow => {
          row++
          if (!cells) return { row, line, values: [], error: 'ROW_JSON_INVALID' }
          return { row, line, values: columns.map((column) => cells.get(column) ?? '') }
        })
      }
    },
  }
}
