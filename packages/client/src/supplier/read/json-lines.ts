import { FileError } from '../findings.ts'

/** One line as columns and values; `undefined` if the line is not a JSON object. */
export interface JsonRecord {
  readonly cells: ReadonlyMap<string, string> | undefined
  readonly line: number
}

const MAX_DEPTH = 4

/** Nested objects and arrays become columns with dots: `{"address": {"city": …}}` is the column `address.city`. */
function flatten(value: unknown, name: string, depth: number, into: Map<string, string>): void {
  if (value === null || value === undefined) into.set(name, '')
  else if (typeof value !== 'object') into.set(name, String(value))
  else if (depth < MAX_DEPTH) {
    for (const [key, inner] of Object.entries(value))
      flatten(inner, name === '' ? key : `${name}.${key}`, depth + 1, into)
  }
}

/** The columns and values of an object; undefined if it is none. */
export function recordOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const cells = new Map<string, string>()
  flatten(value, '', 0, cells)
  return cells
}

function parseLine(text: string): ReadonlyMap<string, string> | undefined {
  try {
    return recordOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * Lines of JSON in batches, one per chunk of text; blank lines are skipped, a line over `maxRowLength` characters stops the file.
 */
export async function* jsonRecords(chunks: AsyncIterable<string>, maxRowLength: number): AsyncGenerator<JsonRecord[]> {
  let line = 0
  let held = ''
  const hold = (part: string): void => {
    held += part
    if (held.length > maxRowLength) throw new FileError('ROW_TOO_LONG', { line: line + 1 })
  }
  const finish = (batch: JsonRecord[]): void => {
    line++
    const text = held.trim()
    held = ''
    if (text !== '') batch.push({ cells: parseLine(text), line })
  }
  for await (const chunk of chunks) {
    const batch: JsonRecord[] = []
    let start = 0
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      hold(chunk.slice(start, end))
      finish(batch)
      start = end + 1
    }
    hold(chunk.slice(start))
    if (batch.length > 0) yield batch
  }
  const last: JsonRecord[] = []
  if (held.length > 0) finish(last)
  if (last.length > 0) yield last
}
