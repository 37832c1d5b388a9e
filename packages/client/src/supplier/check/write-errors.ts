import writeExcelFile from 'write-excel-file/universal'
import type { Language } from '../findings.ts'
import type { ErrorRow, ErrorTable } from './collect-errors.ts'
import { csvLine, safeText } from './safe-cell.ts'
import { textOf } from './texts.ts'

/** How the file of errors is written. */
export interface WriteErrorsOptions {
  readonly language: Language
  /** Rows in the spreadsheet; by default 10,000, and fewer in a wide file (250,000 cells). */
  readonly maxRows?: number
  /** Takes the rows beyond those as CSV (semicolons, byte-order mark), in pieces; without it they are counted only. */
  readonly onRest?: (text: string) => Promise<void> | void
}

/** The file of errors. */
export interface WrittenErrors {
  /** An XLSX file; it holds visitors' data, for the user alone. Absent when no row has an error. */
  readonly xlsx?: Blob
  /** Rows in the spreadsheet. */
  readonly rows: number
  /** Rows beyond it. */
  readonly rest: number
}

const MAX_ROWS = 10_000
const MAX_CELLS = 250_000
const COLUMN_WIDTH = 18

/** Names no field, so that the file can be mended and checked as it is. */
const HEADS = {
  en: ['Sluis: line in the file', 'Sluis: what is wrong', 'Sluis: where', 'Sluis: what happens', 'Sluis: code'],
  nl: ['Sluis: regel in het bestand', 'Sluis: wat er mis is', 'Sluis: waar', 'Sluis: wat er gebeurt', 'Sluis: code'],
} as const
const HELD = { en: 'the row stays here', nl: 'de regel blijft hier' } as const
const DROPPED = { en: 'this value is dropped', nl: 'deze waarde vervalt' } as const

/**
 * A spreadsheet of the rows to mend: the columns of the file as they stand there, and behind them the reasons. Every cell is text,
 * so that no formula runs, no zero is lost and no date turns round. No input or output of its own.
 */
export async function writeErrors(table: ErrorTable, options: WriteErrorsOptions): Promise<WrittenErrors> {
  const { language, onRest } = options
  const heads = HEADS[language]
  const width = table.columns.length + heads.length
  const maxRows = options.maxRows ?? Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_CELLS / width)))
  const header = [...table.columns, ...heads]
  const kept: string[][] = []
  let rest = 0
  for await (const row of table.rows) {
    const cells = cellsOf(row, table.columns.length, language)
    if (kept.length < maxRows) kept.push(cells)
    else {
      if (rest === 0) await onRest?.(`\uFEFF${csvLine(header)}`)
      rest++
      await onRest?.(csvLine(cells))
    }
  }
  if (kept.length === 0) return { rows: 0, rest }
  const bold = (value: string) => ({ value: safeText(value), type: String, format: '@', fontWeight: 'bold' as const })
  const data = [header.map(bold), ...kept.map((cells) => cells.map(textCell))]
  const xlsx = await writeExcelFile(data, {
    sheet: language === 'nl' ? 'Fouten' : 'Errors',
    stickyRowsCount: 1,
    columns: header.map((_, at) => ({ width: at === table.columns.length + 1 ? 3 * COLUMN_WIDTH : COLUMN_WIDTH })),
  }).toBlob()
  return { xlsx, rows: kept.length, rest }
}

function textCell(value: string) {
  return value === '' ? null : { value: safeText(value), type: String, format: '@' }
}

/** The cells of a row: the file's own, filled up to the width of its header, then the reasons. */
function cellsOf({ values, line, reasons }: ErrorRow, width: number, language: Language): string[] {
  const own = Array.from({ length: width }, (_, at) => values[at] ?? '')
  // A row with more cells than the header keeps them, in the last of its columns.
  if (values.length > width && width > 0) own[width - 1] = values.slice(width - 1).join(' | ')
  const each = (say: (reason: ErrorRow['reasons'][number]) => string): string =>
    [...new Set(reasons.map(say))].filter((text) => text !== '').join('\n')
  return [
    ...own,
    String(line),
    each(({ code }) => textOf(code, language)),
    each(({ column, letter }) => (column === undefined ? '' : `${letter} ${column}`)),
    each(({ level }) => (level === 'row' ? HELD : DROPPED)[language]),
    each(({ code }) => code),
  ]
}
