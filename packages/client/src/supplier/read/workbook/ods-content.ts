import { FileError } from '../../findings.ts'
import type { RawRow } from '../raw-row.ts'
import { COLUMNS_MAX, SHEETS_MAX } from './book.ts'
import { plainNumber } from './cells.ts'
import { attribute, TEXT_MAX, type XmlHandler } from './xml.ts'

/** What was seen of one table. */
export interface TableSeen {
  readonly name: string
  readonly hidden: boolean
  readonly first: RawRow[]
  hiddenRows: number
  readonly hiddenColumns: Set<number>
  merged: number
}

/** What is wanted of a document: rows of one table, or a look at all. */
export interface ContentWish {
  /** Rows of this table, from 0. */
  readonly only?: number
  /** Told of every table when it ends. */
  readonly onTable?: (table: TableSeen) => void
  /** Rows that are kept of each table to look at. */
  readonly firstRows?: number
}

/** How often anything is repeated at the most: sixteen times the rows that a sheet can have. */
const REPEATED_MAX = 1 << 24
/** Rows that are handed on together: one element can stand for a million. */
const BATCH = 2_000
/** Ways of showing a table that hide it. */
const STYLES_MAX = 10_000

/** Takes the elements of a document's content and gives the rows of its tables. */
export function contentReader(wish: ContentWish): XmlHandler & { take(): RawRow[] | undefined } {
  const hiddenStyles = new Set<string>()
  let style = ''
  let rows: { readonly row: RawRow; left: number }[] = []
  let table: TableSeen | undefined
  let [index, line, repeatRow, column, repeatCell, columnAt] = [-1, 0, 1, 0, 1, 0]
  let values: string[] = []
  let hidden = false
  let cell: { type: string; value: string; text: string; paragraphs: number; span: number } | undefined
  let skip = 0
  const spans = new Map<number, { value: string; left: number }>()

  const hide = (name: string): void => {
    if (hiddenStyles.add(name).size > STYLES_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
  }
  const write = (piece: string): void => {
    if (!cell) return
    cell.text += piece
    if (cell.text.length > TEXT_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
  }
  const endCell = (covered: boolean): void => {
    let value = cell ? cellText(cell) : ''
    const span = covered ? spans.get(column) : undefined
    if (span) value = span.value
    if (cell && cell.span > 1) {
      spans.set(column, { value, left: cell.span })
      if (table) table.merged++
    }
    if (value !== '' && column >= COLUMNS_MAX) {
      while (values.length < COLUMNS_MAX - 1) values.push('')
      values[COLUMNS_MAX - 1] = value
    }
    for (let count = 0; count < repeatCell && column < COLUMNS_MAX; count++, column++) {
      if (value === '') continue
      while (values.length < column) values.push('')
      values[column] = value
    }
    cell = undefined
  }
  const endRow = (): void => {
    if (values.length > 0) {
      const row: RawRow = { values, line, lastLine: line, ...(hidden && { hidden }) }
      if (table && hidden) table.hiddenRows += repeatRow
      for (let count = 0; table && count < repeatRow && table.first.length < (wish.firstRows ?? 0); count++)
        table.first.push(moved(row, count))
      if (wish.only === index) rows.push({ row, left: repeatRow })
    }
    line += repeatRow - 1
    for (const [at, span] of spans) if (--span.left <= 0) spans.delete(at)
  }
  return {
    open: (name, attributes) => {
      const times = (what: string): number =>
        Math.min(REPEATED_MAX, Math.max(1, Math.trunc(Number(attribute(attributes, what) ?? 1)) || 1))
      if (name === 'style') style = attribute(attributes, 'name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') hide(style)
      else if (name === 'table') {
        if (++index >= SHEETS_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
        line = 0
        columnAt = 0
        spans.clear()
        const isHidden = hiddenStyles.has(attribute(attributes, 'style-name') ?? '')
        const title = attribute(attributes, 'name') ?? ''
        table = { name: title, hidden: isHidden, first: [], hiddenRows: 0, hiddenColumns: new Set(), merged: 0 }
      } else if (name === 'table-column') {
        const count = times('number-columns-repeated')
        if (isHidden(attributes))
          for (let at = columnAt; at < Math.min(columnAt + count, COLUMNS_MAX); at++) table?.hiddenColumns.add(at)
        columnAt += count
      } else if (name === 'table-row') {
        line++
        repeatRow = times('number-rows-repeated')
        hidden = isHidden(attributes)
        values = []
        column = 0
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        repeatCell = times('number-columns-repeated')
        const type = attribute(attributes, 'value-type') ?? ''
        const value = plainValue(type, attributes)
        cell = { type, value, text: '', paragraphs: 0, span: times('number-rows-spanned') }
      } else if (name === 'annotation') skip++
      else if (cell && skip === 0) {
        if (name === 'p' && cell.paragraphs++ > 0) write('\n')
        if (name === 's') write(' '.repeat(Math.min(times('c'), 1_000)))
        if (name === 'tab') write('\t')
        if (name === 'line-break') write('\n')
      }
    },
    text: (piece) => {
      if (cell && skip === 0 && cell.paragraphs > 0) write(piece)
    },
    close: (name) => {
      if (name === 'annotation') skip--
      else if (name === 'table-cell' || name === 'covered-table-cell') endCell(name === 'covered-table-cell')
      else if (name === 'table-row') endRow()
      else if (name === 'table' && table) {
        wish.onTable?.(table)
        table = undefined
      }
    },
    take: () => {
      if (rows.length === 0) return undefined
      const batch: RawRow[] = []
      let done = 0
      for (const each of rows) {
        const count = Math.min(each.left, BATCH - batch.length)
        for (let at = 0; at < count; at++) batch.push(moved(each.row, at))
        if (count < each.left) {
          rows[done] = { row: moved(each.row, count), left: each.left - count }
          break
        }
        done++
      }
      rows = rows.slice(done)
      return batch
    },
  }
}

/** The same row, so many lines further down. */
function moved(row: RawRow, lines: number): RawRow {
  return lines === 0 ? row : { ...row, line: row.line + lines, lastLine: row.lastLine + lines }
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  const visibility = attribute(attributes, 'visibility')
  return visibility === 'collapse' || visibility === 'filter'
}

function plainValue(type: string, attributes: Readonly<Record<string, string>>): string {
  if (type === 'date') return attribute(attributes, 'date-value') ?? ''
  if (type === 'time') return attribute(attributes, 'time-value') ?? ''
  if (type === 'boolean') return attribute(attributes, 'boolean-value') ?? ''
  return attribute(attributes, 'value') ?? ''
}

function cellText({ type, value, text }: { type: string; value: string; text: string }): string {
  if (type === 'date') {
    const [date = '', time = ''] = value.split('T')
    return time === '' || /^00:00(?::00)?/.test(time) ? date : `${date} ${time.slice(0, 5)}`
  }
  if (type === 'time') {
    const parts = /^PT(\d+)H(\d+)M/.exec(value)
    return parts ? `${(parts[1] ?? '').padStart(2, '0')}:${(parts[2] ?? '').padStart(2, '0')}` : text
  }
  if (type === 'boolean') return value
  if (type === 'float' || type === 'currency' || type === 'percentage') {
    // Zeros in front stand in the shown text alone.
    if (/^0\d+$/.test(text) && Number(text) === Number(value)) return text
    const number = Number(value)
    return value === '' || !Number.isFinite(number) ? text : plainNumber(number)
  }
  return text
}
