import { FileError } from '../findings.ts'
import type { ReadingChoices } from '../map/mapping.ts'
import type { Answers, Question } from '../map/question.ts'
import type { BlockForm } from './block.ts'
import { head, type ReadOptions } from './decode.ts'
import { isEncoding, SINGLE_BYTE } from './encoding.ts'
import { listIn } from './json-table.ts'
import { type LetterExample, letterExamples } from './letters.ts'
import { openCsv } from './open-csv.ts'
import { openJson } from './open-json.ts'
import type { Notice, Opened, RowErrorCode, SourceFormat, SourceRow } from './opened.ts'
import type { Origin } from './origin.ts'
import { Skipped, type SkippedLines, type SkipReason } from './skipped.ts'
import { type Survey, surveyFile } from './survey.ts'
import { openWorkbook } from './workbook/open-workbook.ts'

export type { LetterExample, Notice, RowErrorCode, SkippedLines, SkipReason, SourceFormat, SourceRow }

/** A file that was looked at: what it is, its columns, its first rows, and a way to read all rows. */
export interface Source extends Omit<Opened, 'rows' | 'blocks'> {
  /** The name of the file, or its path as it was given. */
  readonly name: string
  readonly survey: Survey
  readonly sample: readonly SourceRow[]
  /** What reading the file left open. */
  readonly questions: readonly Question[]
  /** All rows, in batches; asks for more bytes only when the batch before was taken. */
  rows(options?: ReadOptions): AsyncGenerator<readonly SourceRow[]>
  /** How the rows are read block by block, where they can be. */
  readonly blocks?: SourceBlocks
  /** Lines that the last reading of the rows passed over, and why. */
  skipped(): ReadonlyMap<SkipReason, SkippedLines>
  /** Words of the file as each encoding would read them, for the user's own eyes alone: never in a report or a log. */
  letters(limit?: number): Promise<readonly LetterExample[]>
}

/** The rows of a text file, to be read block by block. */
export interface SourceBlocks {
  readonly form: BlockForm
  /** Ends a reading that passed over these lines. Throws as the end of `rows` does: what stopped it, or `FILE_CHANGED`. */
  ended(passed: Skipped, stopped?: FileError): Promise<void>
}

export interface SourceOptions {
  /** Characters that one row may take, default 1 Mi. */
  readonly maxRowBytes?: number
  /** Rows to look at for recognising columns and dates, default 5,000. */
  readonly sampleRows?: number
  /** Rows that a spreadsheet may have, default 100,000: what a browser can bear. */
  readonly maxSheetRows?: number
  /** How the file is read, where a person decided it. */
  readonly reading?: ReadingChoices
  /** Answers to the questions that an earlier look at the file raised. */
  readonly answers?: Answers
  readonly signal?: AbortSignal
}

const HEAD_BYTES = 1 << 18
/** Scripts of databases, cards of people and calendars: text that commas and semicolons cut anywhere. */
const NO_TABLE =
  /^\s*(?:BEGIN:V(?:CARD|CALENDAR)|(?:(?:--|\/\*|#)[^\n]*\n\s*|(?:SET|USE|DROP|BEGIN|START)\b[^\n]*;[ \t\r]*\n\s*){0,200}(?:INSERT INTO|CREATE (?:TABLE|DATABASE)|COPY \S+ \())/i

/**
 * Looks at a file: encoding, format, layout, header, first rows. The one way in, for checking and for sending, in a browser and in
 * Node. Throws `FileError` for what stops the whole file.
 */
export async function openSource(origin: Origin, options: SourceOptions = {}): Promise<Source> {
  const { sampleRows = 5_000, signal, reading = {}, answers = {} } = options
  const before = await origin.stamp()
  const chosen = reading.encoding ?? answers.encoding
  const given = chosen !== undefined && isEncoding(chosen) ? chosen : undefined
  const survey = await surveyFile(origin, { given, signal })
  const opened = survey.container
    ? await openWorkbook(origin, survey.container, options)
    : await openText(origin, survey, options)
  let skipped = new Skipped()
  const sample: SourceRow[] = []
  try {
    for await (const batch of opened.rows(skipped, signal ? { signal } : {})) {
      for (const row of batch) if (sample.length < sampleRows) sample.push(row)
      if (sample.length >= sampleRows) break
    }
  } catch (error) {
    // What stops the file further on is reported where it is met, with the rows before it.
    if (!(error instanceof FileError) || sample.length === 0) throw error
  }
  const refuseChanged = async (): Promise<void> => {
    if ((await origin.stamp()) !== before) throw new FileError('FILE_CHANGED')
  }
  if (sample.length === 0) throw new FileError('FILE_HEADER_ONLY', { line: opened.headerLine ?? 1 })
  const { blocks: form, ...table } = opened
  return {
    ...table,
    name: origin.name,
    survey,
    sample,
    questions: [...encodingQuestion(survey, reading), ...opened.questions],
    notices: [...encodingNotice(survey), ...opened.notices],
    rows: async function* (readOptions) {
      skipped = new Skipped()
      yield* opened.rows(skipped, readOptions)
      await refuseChanged()
    },
    ...(form && {
      blocks: {
        form,
        ended: async (passed: Skipped, stopped?: FileError) => {
          skipped = passed
          if (stopped) throw stopped
          await refuseChanged()
        },
      },
    }),
    skipped: () => skipped.all(),
    letters: (limit) => letterExamples(origin, survey, limit),
  }
}

async function openText(
  origin: Origin,
  survey: Survey,
  { maxRowBytes = 1 << 20, reading = {}, signal }: SourceOptions,
): Promise<Opened> {
  const text = await head(origin, survey, HEAD_BYTES)
  const whole = survey.bytes <= HEAD_BYTES
  if (/^\s*<(?:\?xml|!doctype|html|table|meta|head)\b/i.test(text)) throw new FileError('FILE_HTML')
  if (NO_TABLE.test(text)) throw new FileError('FILE_NOT_TABLE', { line: 1 })
  const jsonl = /\.(jsonl|ndjson)$/i.test(origin.name)
  const objects = /^\s*\{/.test(text)
  if (jsonl || objects || /^\s*\[\s*[{[\]]/.test(text)) {
    const lines = jsonl || (objects && !isDocument(text, whole))
    return openJson(origin, survey, { lines, maxRowLength: maxRowBytes, signal })
  }
  return openCsv(origin, survey, { text, whole }, maxRowBytes, reading)
}

/** An object that does not end on its first line, or is the only one and holds a list: a document and no lines. */
function isDocument(text: string, whole: boolean): boolean {
  const [line = '', ...rest] = text.trim().split('\n', 3)
  try {
    const value: unknown = JSON.parse(line)
    const lists = Object.values(value as object).some((member) => Array.isArray(member) && member.length > 1)
    return whole && rest.length === 0 && (lists || (listIn(value)?.length ?? 0) > 1)
  } catch {
    return /^\{\s*(?:$|"[^"]*"\s*:\s*[[{]?\s*$)/.test(line.trim())
  }
}

function encodingNotice({ encodingBy }: Survey): Notice[] {
  return encodingBy === 'letters' || encodingBy === 'signs' ? [{ code: 'ENCODING_ASSUMED', where: {} }] : []
}

/** The encoding is asked wherever letters hang on it; where only signs do, a notice is enough. */
function encodingQuestion({ encoding, encodingBy }: Survey, reading: ReadingChoices): Question[] {
  if (encodingBy !== 'letters' && !(encodingBy === 'given' && reading.encoding === undefined)) return []
  return [{ id: 'encoding', code: 'ENCODING_ASSUMED', options: SINGLE_BYTE, proposed: encoding, needed: true }]
}
