import { fieldByName } from '../map/names.ts'
import { filledOf, type Header, hasData, tidyName } from './header.ts'
import type { SourceRow } from './opened.ts'
import type { RawRow } from './raw-row.ts'
import type { Skipped, SkipReason } from './skipped.ts'
import { TextRow } from './text-row.ts'

const TOTAL =
  /^\W*(?:sub|eind|grand|sum)?[ -]?(?:tota+l(?:en|e)?|som|sum|aantal (?:regels|records|rijen|rows|bezoekers|bezoeken|kaarten|orders|transacties)|number of (?:rows|records)|gemiddelde?|average)\b/i
const FOOTER =
  /^\W*(?:pagina|page|blad|afgedrukt|geprint|printed|gegenereerd|generated|ge[ëe]xporteerd|exported|einde (?:rapport|overzicht|export|lijst)|end of (?:report|file)|bron:|source:|copyright|confidential information|vertrouwelijke informatie|rapport(?:age)?datum|\(?\d+ (?:rows?|rijen|regels|records)(?: affected)?\)?)(?![a-z])/i
const RULE = /^\s*[-=_+]{3,}\s*$/
/** A number, perhaps with a letter in front, as the first cell of most rows is: no comment and none of the above. */
const NUMBERED = /^[A-Za-z]?\d+$/
const COMMENT = /^\s*(?:#[^N#]|\/\/)/
const SUM = /^[\s€$£+-]*\d[\d.,\s]*-?\s*(?:%|eur)?$/i

/** How the rows below a header are told from what is no row. */
export interface TableForm {
  readonly header: Header
  /** Columns that are filled in nearly every row: a row without most of them that holds sums alone is a total. */
  readonly always: readonly number[]
  /** How many cells a row may lack at its end: programs leave empty ones out. */
  readonly optional: number
  /** What separates the columns, in a text file. */
  readonly delimiter?: string
}

/** Learns the form of a table from its first rows. */
export function tableForm(header: Header, rows: readonly RawRow[], delimiter?: string): TableForm {
  const width = header.columns.length
  const full = rows.filter(({ line, values }) => line > header.line && values.length >= width && filledOf(values) > 1)
  const emptyShare = (index: number): number =>
    full.filter(({ values }) => (values[index] ?? '').trim() === '').length / Math.max(1, full.length)
  const always = full.length < 5 ? [] : header.columns.flatMap((_, index) => (emptyShare(index) <= 0.05 ? [index] : []))
  let optional = 0
  while (optional < width - 1 && isOptional(header, width - 1 - optional, emptyShare)) optional++
  return { header, always, optional, ...(delimiter !== undefined && { delimiter }) }
}

function isOptional({ raw }: Header, index: number, emptyShare: (index: number) => number): boolean {
  return (raw[index] ?? '').trim() === '' || emptyShare(index) >= 0.5
}

/** How far the reading of a table has come. */
export interface TablePlace {
  /** The number of the row that was given last. */
  row: number
  /** The line that was read last. */
  last: number
  /** Lines without a row came before: a second table may stand below them. */
  gap: boolean
  /** Other names than ours hold until ours come back. */
  other: boolean
}

/** Rows of the file out of its lines; what is no row goes into `skipped`. Gives a function for batch after batch. */
export function tableReader(form: TableForm, skipped: Skipped): (batch: readonly RawRow[]) => SourceRow[] {
  for (const { line, reason } of form.header.above) skipped.add(reason, line)
  return tableReaderAt(form, skipped, tableStart(form))
}

/** The place before the first line. */
export function tableStart({ header }: TableForm): TablePlace {
  return { row: 0, last: header.line, gap: false, other: false }
}

/** As `tableReader`, for what stands behind a place; the place moves with it. */
export function tableReaderAt(
  form: TableForm,
  skipped: Skipped,
  place: TablePlace,
): (batch: readonly RawRow[]) => SourceRow[] {
  const { header } = form
  const names = new Set(header.raw.flatMap((name) => name.trim() || []))
  return (batch) => {
    const rows: SourceRow[] = []
    for (const raw of batch) {
      if (raw.line <= header.line) {
        if (raw.line < header.line && filledOf(raw.values) === 0 && !raw.unclear) skipped.add('blank', raw.line)
        continue
      }
      const reason = raw.unclear ? undefined : isOrdinary(raw, form) ? undefined : whySkipped(raw.values, form)
      if (raw.line > place.last + 1 || reason === 'blank') place.gap = true
      place.last = raw.lastLine
      if (reason === 'repeated-header') place.other = false
      if (reason) {
        skipped.add(reason, raw.line)
        continue
      }
      if ((place.gap || names.has(cellOf(raw, 0))) && isOtherHeader(raw, names, place.gap)) {
        place.other = true
        skipped.add('other-header', raw.line)
        continue
      }
      // A title above a second table is a line of one cell.
      if (place.gap && filledOf(raw.values) > 1) place.gap = false
      const read = toRow(raw, ++place.row, form)
      if (place.other && !read.error)
        rows.push({ row: read.row, line: read.line, values: [], raw: read.values, error: 'ROW_OTHER_TABLE' })
      else rows.push(read)
    }
    return rows
  }
}

/** Whether a line below the header holds names of columns, in another order or other ones; those that are not ours count behind a gap alone. */
function isOtherHeader(raw: RawRow, names: ReadonlySet<string>, gap: boolean): boolean {
  const filled = raw.values.map((value) => value.trim()).filter((value) => value !== '')
  if (filled.length < 2 || hasData(raw)) return false
  const known = filled.filter((value) => names.has(value) || (gap && fieldByName(tidyName(value)) !== undefined))
  return known.length >= 2 && known.length * 2 >= filled.length
}

function toRow(raw: RawRow, row: number, form: TableForm): SourceRow {
  const width = form.header.columns.length
  if (raw instanceof TextRow && raw.width >= width - form.optional && raw.fit(width)) {
    raw.row = row
    return raw
  }
  const { values, line, lastLine, unclear } = raw
  const severalLines = lastLine > line
  if (unclear || (severalLines && holdsRows(values, width, form.delimiter)))
    return { row, line, values: [], raw: values, error: 'ROW_QUOTE_UNCLEAR' }
  if (values.length === width) return { row, line, values }
  const fitted = fitRow(values, width, form.optional)
  if (fitted) return { row, line, values: fitted }
  return { row, line, values: [], raw: values, error: severalLines ? 'ROW_QUOTE_UNCLEAR' : 'ROW_RAGGED' }
}

/** A row with empty cells too many at its end, or too few of those that are mostly empty, is whole all the same. */
function fitRow(values: readonly string[], width: number, optional: number): readonly string[] | undefined {
  if (values.length > width) {
    for (let at = width; at < values.length; at++) if ((values[at] ?? '').trim() !== '') return undefined
    return values.slice(0, width)
  }
  if (values.length < width - optional) return undefined
  return [...values, ...new Array<string>(width - values.length).fill('')]
}

/** A value over several lines that holds whole rows: its quote was opened by mistake, and closed by another's mistake. */
function holdsRows(values: readonly string[], width: number, delimiter: string | undefined): boolean {
  if (width < 3 || delimiter === undefined) return false
  return values.some(
    (value) => /[\r\n]/.test(value) && value.split(/\r\n|\n|\r/).some((line) => line.split(delimiter).length === width),
  )
}

/** Whether the first cell of a row, and what every row has, show that it is one: then no other is looked at. */
function isOrdinary(row: RawRow, { header, always: [most = 0] }: TableForm): boolean {
  if (!(row instanceof TextRow) || row.isBlank(most)) return false
  const first = row.cell(0)
  if (NUMBERED.test(first)) return first !== header.raw[0]
  if (header.titles.length > 0 && header.titles.some(([title = '']) => title === first)) return false
  // A byte-order mark stands before names that came with another file.
  if (row.isBlank(0) || first === '\u001a' || first === header.raw[0] || first.charCodeAt(0) === 0xfeff) return false
  return !RULE.test(first) && !TOTAL.test(first) && !FOOTER.test(first) && !COMMENT.test(first)
}

function cellOf(row: RawRow, at: number): string {
  return row instanceof TextRow ? row.cell(at) : (row.values[at] ?? '')
}

function whySkipped(values: readonly string[], { header, always }: TableForm): SkipReason | undefined {
  const first = values.findIndex((value) => value !== '' && value.trim() !== '' && value !== '\u001a')
  if (first === -1) return 'blank'
  const text = values[first] ?? ''
  // The line that databases draw below the names.
  if (RULE.test(text) && values.every((value) => value.trim() === '' || RULE.test(value))) return 'comment'
  if (withoutMark(text) === withoutMark(header.raw[first] ?? '') && isHeaderAgain(values, header.raw))
    return 'repeated-header'
  if (header.titles.some((title) => isTitleAgain(values, title))) return 'title'
  const rest = (): boolean => values.every((value, index) => index <= first || value.trim() === '' || SUM.test(value))
  const alone = (): boolean => filledOf(values) === 1
  if (TOTAL.test(text) && rest() && (alone() || values.length > 1)) return 'total'
  if (values.length !== 1 || header.columns.length > 1) {
    if (FOOTER.test(text) && alone()) return 'total'
    if (COMMENT.test(text) && alone() && header.columns.length > 1) return 'comment'
  }
  if (always.length > 1 && (values[always[0] ?? 0] ?? '').trim() === '' && isSum(values, always)) return 'total'
  return undefined
}

function isHeaderAgain(values: readonly string[], raw: readonly string[]): boolean {
  return filledOf(values) > 0 && raw.every((name, index) => withoutMark(name) === withoutMark(values[index] ?? ''))
}

/** The line of a title, perhaps with the number of another page. */
function isTitleAgain(values: readonly string[], title: readonly string[]): boolean {
  const wordsOf = (text = ''): string => text.trim().replace(/\d+/g, '0')
  const length = Math.max(values.length, title.length)
  for (let at = 0; at < length; at++) if (wordsOf(values[at]) !== wordsOf(title[at])) return false
  return title.some((text) => /\p{L}/u.test(text))
}

/** Files that were joined carry the byte-order mark of each: it stands before the first name that comes again. */
function withoutMark(name: string): string {
  return name.charCodeAt(0) === 0xfeff ? name.slice(1).trim() : name.trim()
}

/** Sums below columns, without a word: what every row has is missing, and nothing is there but numbers. */
function isSum(values: readonly string[], always: readonly number[]): boolean {
  const there = always.filter((index) => (values[index] ?? '').trim() !== '').length
  if (there * 2 > always.length) return false
  return values.every((value) => value.trim() === '' || SUM.test(value))
}
