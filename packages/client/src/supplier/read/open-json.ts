import { FileError } from '../findings.ts'
import { type ReadOptions, textChunks } from './decode.ts'
import { type JsonRecord, jsonRecords, recordOf } from './json-lines.ts'
import { listIn, objectsOf } from './json-table.ts'
import { MAX_COLUMNS, type Opened, type SourceRow } from './opened.ts'
import type { Origin } from './origin.ts'
import type { Survey } from './survey.ts'

/** Bytes that a JSON document may take: it has to be held whole. */
const DOCUMENT_BYTES = 64 << 20

/** A file of JSON: an object per line, or one document that holds a list of objects. */
export async function openJson(
  origin: Origin,
  survey: Survey,
  { lines, maxRowLength, signal }: { lines: boolean; maxRowLength: number; signal?: AbortSignal | undefined },
): Promise<Opened> {
  if (!lines) return openDocument(origin, survey, signal)
  const records = (options?: ReadOptions): AsyncGenerator<JsonRecord[]> =>
    jsonRecords(textChunks(origin, survey, options), maxRowLength)
  return opened('json-lines', await keysOf(records(signal ? { signal } : {})), records)
}

/** The whole file is asked for its keys: an objection may first be named in the last line. */
async function keysOf(batches: AsyncIterable<readonly JsonRecord[]>): Promise<string[]> {
  const keys = new Set<string>()
  for await (const batch of batches) {
    for (const { cells } of batch) for (const key of cells?.keys() ?? []) keys.add(key)
    if (keys.size > MAX_COLUMNS) throw new FileError('FILE_TOO_MANY_COLUMNS')
  }
  return [...keys]
}

function opened(
  format: 'json' | 'json-lines',
  columns: readonly string[],
  records: (options?: ReadOptions) => AsyncIterable<readonly JsonRecord[]>,
): Opened {
  return {
    format,
    columns,
    questions: [],
    notices: [],
    rows: async function* (_skipped, options) {
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

/** A list of objects, bare, in an envelope or one after the other; its elements are numbered from 1 in the place of lines. */
async function openDocument(origin: Origin, survey: Survey, signal?: AbortSignal): Promise<Opened> {
  if (origin.bytes > DOCUMENT_BYTES) throw new FileError('FILE_JSON_NOT_LINES', { line: 1 })
  let text = ''
  for await (const chunk of textChunks(origin, survey, signal ? { signal } : {})) text += chunk
  const list = listOf(text)
  if (!list) throw new FileError('FILE_JSON_NOT_LINES', { line: 1 })
  const all = list.map((value, index): JsonRecord => ({ cells: recordOf(value), line: index + 1 }))
  const columns = await keysOf(batchesOf(all))
  return opened('json', columns, ({ onBytes } = {}) => {
    onBytes?.(origin.bytes)
    return batchesOf(all)
  })
}

async function* batchesOf(all: readonly JsonRecord[]): AsyncGenerator<readonly JsonRecord[]> {
  for (let start = 0; start < all.length; start += 1_000) yield all.slice(start, start + 1_000)
}

function listOf(text: string): readonly unknown[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return objectsOf(text)
  }
  return listIn(value)
}
