import { FileError } from '../../findings.ts'
import type { Question } from '../../map/question.ts'
import type { ReadOptions } from '../decode.ts'
import { findHeader, type Header } from '../header.ts'
import { MAX_COLUMNS, type Notice, type Opened, type SourceRow } from '../opened.ts'
import type { Origin } from '../origin.ts'
import type { RawRow } from '../raw-row.ts'
import type { SourceOptions } from '../source.ts'
import { tableForm, tableReader } from '../table.ts'
import { type Book, FIRST_ROWS, type SheetDetails } from './book.ts'
import { chooseSheet } from './choose-sheet.ts'
import { openOds } from './ods.ts'
import { openXlsx } from './xlsx.ts'
import { zipEntries, zipText } from './zip.ts'

/** Rows that a sheet may have where nothing else is said: what a browser can bear. */
const ROWS_MAX = 100_000
const HIDDEN_ROWS = 'hidden-rows'

/**
 * Opens a spreadsheet: .xlsx or .ods. What else comes in these containers is refused with what to do about it.
 * @throws FileError `FILE_SPREADSHEET` (of an old kind), `_LOCKED`, `_BROKEN`, `_TOO_LARGE`, `FILE_PACKED`, `FILE_EMPTY`.
 */
export async function openWorkbook(origin: Origin, container: 'zip' | 'ole', options: SourceOptions): Promise<Opened> {
  const { reading = {}, answers = {}, maxSheetRows = ROWS_MAX } = options
  const book = container === 'zip' ? await openBook(origin) : await refuseOle(origin)
  const chosen = chooseSheet(book.sheets, reading.sheet ?? answers.sheet, reading.sheet === undefined)
  const sheet = book.sheets[chosen?.index ?? -1]
  if (!chosen || !sheet) throw new FileError('FILE_EMPTY')
  const header = findHeader(sheet.first, reading.headerLine)
  if (header.columns.length > MAX_COLUMNS) throw new FileError('FILE_TOO_MANY_COLUMNS')
  // A comma file that was opened in a program that expects semicolons, and saved.
  if (header.columns.length === 1 && /[;,\t|].*[;,\t|]/.test(header.raw[0] ?? ''))
    throw new FileError('FILE_DELIMITER_UNCLEAR', { line: header.line })
  const details = await book.details(chosen.index)
  const wide = widened(header, sheet.first)
  const form = tableForm(wide, sheet.first)
  const withHidden = answers[HIDDEN_ROWS] !== 'skip'
  return {
    format: book.format,
    sheet: sheet.name,
    headerLine: header.line,
    columns: wide.columns,
    questions: [...chosen.questions, ...hiddenRowsQuestion(details)],
    notices: [...chosen.notices, ...noticesOf(details, wide)],
    rows: async function* (skipped, readOptions: ReadOptions = {}) {
      const read = tableReader({ ...form, optional: wide.columns.length }, skipped)
      let [count, seen] = [0, 0]
      for await (const batch of book.rows(chosen.index, readOptions)) {
        // Lines that are no rows (headers that come back) take time too, and one element can stand for a million of them.
        seen += batch.length
        if (seen > 2 * maxSheetRows + FIRST_ROWS) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
        const rows = read(
          batch.filter(({ hidden }) => !hidden || withHidden).map((row) => fitted(row, wide.columns.length)),
        )
        count += rows.length
        if (count > maxSheetRows) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
        yield rows satisfies SourceRow[]
      }
    },
  }
}

async function openBook(origin: Origin): Promise<Book> {
  const entries = await zipEntries(origin)
  if (entries.has('xl/workbook.xml')) return openXlsx(origin, entries)
  if (entries.has('xl/workbook.bin') || entries.has('Index/Document.iwa') || entries.has('Index.zip'))
    throw new FileError('FILE_SPREADSHEET')
  const mimetype = entries.get('mimetype')
  let type = ''
  if (mimetype) for await (const piece of zipText(origin, mimetype, 1_000)) type += piece
  if (type.includes('opendocument.spreadsheet')) return openOds(origin, entries)
  throw new FileError(entries.has('[Content_Types].xml') || mimetype ? 'FILE_SPREADSHEET' : 'FILE_PACKED')
}

/** The container of Excel before 2007, and of every workbook with a password. */
async function refuseOle(origin: Origin): Promise<never> {
  const wanted = [...'EncryptedPackage'].flatMap((letter) => [letter, '\0']).join('')
  let rest = ''
  for await (const chunk of origin.chunks()) {
    const text = rest + new TextDecoder('latin1').decode(chunk)
    if (text.includes(wanted)) throw new FileError('FILE_SPREADSHEET_LOCKED')
    rest = text.slice(-wanted.length)
  }
  throw new FileError('FILE_SPREADSHEET')
}

/** Columns to the right of the names that hold something all the same are columns too, without a name. */
function widened(header: Header, first: readonly RawRow[]): Header {
  const below = Math.max(0, ...first.map(({ line, values }) => (line > header.line ? values.length : 0)))
  const width = Math.max(header.columns.length, Math.min(below, MAX_COLUMNS))
  const columns = Array.from({ length: width }, (_, index) => header.columns[index] ?? `column ${index + 1}`)
  return { ...header, columns, raw: columns.map((_, index) => header.raw[index] ?? '') }
}

function fitted(row: RawRow, width: number): RawRow {
  if (row.values.length <= width) return row
  return { ...row, values: row.values.slice(0, width) }
}

function hiddenRowsQuestion({ hiddenRows }: SheetDetails): Question[] {
  if (hiddenRows === 0) return []
  return [{ id: HIDDEN_ROWS, code: 'SHEET_HIDDEN_ROWS', options: ['read', 'skip'], proposed: 'read', needed: true }]
}

function noticesOf({ hiddenColumns, merged }: SheetDetails, { columns }: Header): Notice[] {
  const hidden = columns.filter((_, index) => hiddenColumns.has(index))
  const [column] = hidden
  return [
    ...(column === undefined
      ? []
      : [{ code: 'SHEET_HIDDEN_COLUMNS' as const, where: { column }, count: hidden.length }]),
    ...(merged === 0 ? [] : [{ code: 'CELLS_MERGED' as const, where: {}, count: merged }]),
  ]
}
