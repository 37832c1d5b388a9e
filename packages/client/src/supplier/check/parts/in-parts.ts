import { separateRow } from '../../map/persons.ts'
import { csvRows } from '../../read/csv.ts'
import { CsvScanner } from '../../read/csv-scanner.ts'
import { byteChunks, type ReadOptions, textChunks } from '../../read/decode.ts'
import { hasPlainBytes, lastRowEnd, type PartPlace } from '../../read/read-part.ts'
import type { Source } from '../../read/source.ts'
import { belowHeader, tableReader } from '../../read/table.ts'
import type { PreparedFile } from '../prepare.ts'
import type { RowRules } from '../row-reader.ts'
import type { CrewPart } from './crew.ts'
import type { CheckedPart, PartSettings } from './part-reader.ts'

/** Parts under way for each checker: one in work, one waiting. */
const AHEAD = 2
/** A part that holds no end of a row by then is read in one go. */
const PART_MAX = 4 << 20

/** Checks parts of a file, one after the other: a thread. */
export interface PartChecker {
  /** The bytes are given away. Undefined for a part that cannot be read apart. */
  check(bytes: Uint8Array<ArrayBuffer>, place: PartPlace): Promise<CheckedPart | undefined>
  end(): Promise<void>
}

/** Reads a file in parts that checkers share; undefined for a file whose parts cannot be told in its bytes. */
export function checkInParts(
  prepared: PreparedFile,
  rules: RowRules,
  options: ReadOptions,
  start: (settings: PartSettings) => readonly PartChecker[],
): AsyncGenerator<CrewPart> | undefined {
  const { text, columns, inParts } = prepared.source
  // Quotes behind a backslash do not pair.
  if (text === undefined || !inParts || text.layout.escapedBy !== 'double') return undefined
  if (!hasPlainBytes(text.encoding)) return undefined
  const settings = { text, plan: prepared.plan, columns, rules }
  return readInParts(prepared, inParts(), settings, start(settings), options)
}

async function* readInParts(
  { source, plan }: PreparedFile,
  { origin, skipped, end }: ReturnType<NonNullable<Source['inParts']>>,
  settings: PartSettings,
  checkers: readonly PartChecker[],
  options: ReadOptions,
): AsyncGenerator<CrewPart> {
  const { text } = settings
  const quote = text.layout.quote.charCodeAt(0)
  /** Where what was given so far ends. */
  const at = { byte: 0, row: 0, line: 0 }
  try {
    for await (const part of inOrder(cut(byteChunks(origin, source.survey, options), quote), checkers)) {
      const { checked, bytes } = part
      if (!checked) break
      skipped.take(checked.skipped, at.line)
      yield checked
      at.byte += bytes
      at.row += checked.rowCount
      at.line += checked.lineCount
    }
  } finally {
    await Promise.all(checkers.map((checker) => checker.end()))
  }
  // What could not be read in parts is read on in one go.
  if (at.byte < source.survey.bytes - source.survey.markBytes) {
    const { signal } = options
    const chunks = textChunks(origin, source.survey, { from: at.byte, ...(signal && { signal }) })
    const scanner = new CsvScanner(text.layout, text.maxRowLength, at.line + 1)
    const isFirst = at.byte === 0
    const layout = isFirst ? text.layout : { ...text.layout, separatorLine: false }
    const state = { row: at.row, gap: false, other: false }
    const read = tableReader(isFirst ? text.table : belowHeader(text.table, at.line), skipped, state)
    const further = plan.further ?? []
    for await (const batch of csvRows(chunks, layout, text.maxRowLength, scanner)) {
      const rows = read(batch)
      yield further.length === 0 ? rows : rows.flatMap((row) => separateRow(row, further))
    }
  }
  await end()
}

interface Cut {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The bytes of a file in parts that end where rows end, as far as the bytes tell. */
async function* cut(chunks: AsyncIterable<Uint8Array>, quote: number): AsyncGenerator<Cut> {
  let rest = new Uint8Array(0)
  let isFirst = true
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length)
    bytes.set(rest)
    bytes.set(chunk, rest.length)
    const end = lastRowEnd(bytes, quote)
    if (end > 0) {
      yield { bytes: bytes.slice(0, end), isFirst, isLast: false }
      isFirst = false
    }
    rest = bytes.slice(end)
    // Without an end in sight: a quote that nobody closed, or lines that end in carriage returns.
    if (rest.length > PART_MAX) {
      yield { bytes: rest, isFirst, isLast: false }
      return
    }
  }
  if (rest.length > 0) yield { bytes: rest, isFirst, isLast: true }
}

/** Has the parts checked, some at a time, and gives what they come to in their order. */
async function* inOrder(
  parts: AsyncIterable<Cut>,
  checkers: readonly PartChecker[],
): AsyncGenerator<{ readonly checked: CheckedPart | undefined; readonly bytes: number }> {
  const waiting: { readonly checked: ReturnType<PartChecker['check']>; readonly bytes: number }[] = []
  const first = async () => {
    const { checked, bytes } = waiting.shift() as (typeof waiting)[number]
    return { checked: await checked, bytes }
  }
  let turn = 0
  for await (const { bytes, ...place } of parts) {
    const { length } = bytes
    const checked = checkers[turn++ % checkers.length]?.check(bytes, place) ?? Promise.resolve(undefined)
    // Whoever asks for it gets the error; until then it must not end the process.
    checked.catch(() => undefined)
    waiting.push({ checked, bytes: length })
    if (waiting.length >= checkers.length * AHEAD) yield await first()
  }
  while (waiting.length > 0) yield await first()
}
