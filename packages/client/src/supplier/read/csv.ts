import { type Info, parse } from 'csv-parse'
import { FileError } from '../findings.ts'
import type { Layout } from './delimiter.ts'

/** A record and the lines of the file that it takes up, from 1. */
export interface CsvRecord {
  readonly values: readonly string[]
  readonly firstLine: number
  readonly lastLine: number
}

/**
 * Records in batches: what one chunk of bytes completes. The parser's records are taken in its own callback and never queued in
 * its stream, so that a chunk is asked for only when the batch before was used, and no promise is made per row.
 */
export async function* csvRecords(
  chunks: AsyncIterable<string>,
  layout: Layout,
  maxRowBytes: number,
): AsyncGenerator<CsvRecord[]> {
  let batch: CsvRecord[] = []
  let rowStart = 1
  const parser = parse({
    delimiter: layout.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    ltrim: layout.spaced,
    max_record_size: maxRowBytes,
    from_line: layout.separatorLine ? 2 : 1,
    on_record: (values: string[], info: Info) => {
      batch.push({ values, firstLine: rowStart, lastLine: info.lines })
      rowStart = info.lines + 1
      return null
    },
  })
  // The error reaches the write's callback too; without a listener it would end the process.
  parser.on('error', () => undefined)
  const settle = (run: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())))
  try {
    for await (const chunk of chunks) {
      await settle((done) => parser.write(chunk, done))
      if (batch.length > 0) {
        yield batch
        batch = []
      }
    }
    await settle((done) => parser.end(done))
    if (batch.length > 0) yield batch
  } catch (error) {
    throw csvError(error, rowStart)
  } finally {
    parser.destroy()
  }
}

function csvError(error: unknown, line: number): unknown {
  const { code, lines } = error as { code?: unknown; lines?: unknown }
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new FileError('QUOTE_NOT_CLOSED', { line })
  // A record that grew over several lines has an open quote; one that is a single line is just too long.
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new FileError(Number(lines) > line ? 'QUOTE_NOT_CLOSED' : 'ROW_TOO_LONG', { line })
  return error
}
