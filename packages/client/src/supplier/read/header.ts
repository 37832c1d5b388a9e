import { FileError } from '../findings.ts'
import { fieldByName, saysAnother } from '../map/names.ts'
import type { RawRow } from './raw-row.ts'

const LOOKS_LIKE_DATA = [
  /\S@[^\s@]+\.\S/,
  /^\d{4} ?[A-Za-z]{2}$/,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/,
  /^\+?[\d ()-]{7,}$/,
]
const NUMBER = /^[\s€$£+-]*\d[\d.,\s%]*$/

/** Where the names of the columns stand, and what stands above them. */
export interface Header {
  /** Line of the file that holds them. */
  readonly line: number
  /** The names, tidied; a column without one is `column N`. */
  readonly columns: readonly string[]
  /** The names as the file writes them: where they come back, on each page of a report, they are no row. */
  readonly raw: readonly string[]
  /** The lines of a title as the file writes them: a report prints them on each page. */
  readonly titles: readonly (readonly string[])[]
  /** Lines above that were passed over, and as what. */
  readonly above: readonly { readonly line: number; readonly reason: 'title' | 'group' | 'comment' }[]
}

/** How many lines may stand above the header. */
const DEEPEST = 40

/**
 * Finds the line with the names of the columns among the first rows: the first one, unless lines of a title stand above it. A line
 * is passed over only for one that plainly is the header: it fills the width of the table and says names that are known, or
 * nothing in it looks like data while the rows below do.
 * @throws FileError `HEADER_MISSING`, `FILE_EMPTY`, `FILE_DELIMITER_UNCLEAR`.
 */
export function findHeader(rows: readonly RawRow[], givenLine?: number): Header {
  const candidates = rows.filter(({ values }) => filledOf(values) > 0).slice(0, DEEPEST + 20)
  if (candidates.length === 0) throw new FileError('FILE_EMPTY')
  const at = givenLine === undefined ? headerAt(candidates) : candidates.findIndex(({ line }) => line === givenLine)
  const header = candidates[at]
  if (!header) throw new FileError('HEADER_MISSING', { line: givenLine ?? 1 })
  const group = candidates[at - 1]
  const grouped = group !== undefined && isGroup(group, header)
  const columns = header.values.map(
    (name, index) => tidyName(name) || (grouped && tidyName(group.values[index])) || `column ${index + 1}`,
  )
  rejectDataAsHeader(columns, header.line)
  if (givenLine === undefined && liesOnItsSide(candidates)) throw new FileError('TABLE_SIDEWAYS', { line: header.line })
  return {
    line: header.line,
    columns: withGroups(columns, grouped ? group : undefined),
    raw: header.values,
    titles: candidates.slice(0, at).map(({ values }) => values),
    above: candidates.slice(0, at).map((row) => ({
      line: row.line,
      reason: isComment(row) ? 'comment' : grouped && row === group ? 'group' : 'title',
    })),
  }
}

/** Names of columns below each other in the first column, and none of them beside each other: each visitor is a column. */
function liesOnItsSide(rows: readonly RawRow[]): boolean {
  const known = (text: string | undefined): boolean => {
    const found = fieldByName(tidyName(text ?? ''))
    return found !== undefined && found.confidence >= 0.7
  }
  if (widthOf(rows) < 3 || rows.some(({ values }) => values.filter(known).length > 1)) return false
  const named = rows.filter(({ values }) => known(values[0])).length
  return named >= 3 && named * 2 > rows.length
}

function headerAt(rows: readonly RawRow[]): number {
  const first = rows.findIndex((row) => !isComment(row))
  if (first === -1) return 0
  const width = widthOf(rows.slice(first))
  const known = rows.map(knownIn)
  const start = known[first] ?? 0
  for (let at = first; at < Math.min(rows.length - 1, first + DEEPEST); at++) {
    const row = rows[at]
    if (!row || isComment(row)) continue
    const filled = filledOf(row.values)
    // Names above the names: the line below knows more of them, and is no data.
    const next = rows[at + 1]
    if (next && isGroup(row, next) && (known[at + 1] ?? 0) > (known[at] ?? 0)) continue
    if (filled * 2 <= width && width > 1) continue
    if (at === first) return at
    const named = (known[at] ?? 0) > start && (known[at] ?? 0) >= 1
    if (named && !hasData(row)) return at
    if (isHeaderByForm(row, rows.slice(at + 1, at + 6), width)) return at
  }
  const row = rows[first]
  const below = rows[first + 1]
  // One word above rows of several columns: either a title over a header that is not to be told from data, or another separator.
  if (row && below && row.values.length === 1 && width > 1 && start > 0)
    throw new FileError('FILE_DELIMITER_UNCLEAR', { line: row.line })
  return first
}

/** The number of filled cells that at least two rows reach. */
function widthOf(rows: readonly RawRow[]): number {
  const filled = rows.map(({ values }) => filledOf(values)).sort((a, b) => b - a)
  return filled[1] ?? filled[0] ?? 0
}

function isHeaderByForm(row: RawRow, below: readonly RawRow[], width: number): boolean {
  if (filledOf(row.values) < width || hasData(row)) return false
  const names = row.values.map((value) => value.trim()).filter((value) => value !== '')
  if (new Set(names).size < names.length) return false
  return below.some((other) => hasData(other) && filledOf(other.values) * 2 > width)
}

/** A line of groups above the names: fewer cells than the line below, which fills gaps of it; neither holds data. */
function isGroup(row: RawRow, below: RawRow): boolean {
  if (row.values.length !== below.values.length || hasData(row) || hasData(below)) return false
  const [filled, filledBelow] = [filledOf(row.values), filledOf(below.values)]
  if (filled < 2 || filled >= filledBelow + countEmptyBelow(row, below)) return false
  const gap = row.values.some((value, index) => value.trim() === '' && (below.values[index] ?? '').trim() !== '')
  return gap && knownIn(below) >= 1
}

/** Cells whose name stands in the line of groups alone: merged downwards. */
function countEmptyBelow(row: RawRow, below: RawRow): number {
  return row.values.filter((value, index) => value.trim() !== '' && (below.values[index] ?? '').trim() === '').length
}

/** The group that a column stands under goes before its name where two bear one name, and where it says that somebody else is meant. */
function withGroups(columns: readonly string[], group: RawRow | undefined): readonly string[] {
  if (!group) return columns
  let above = ''
  const groups = columns.map((_, index) => {
    above = tidyName(group.values[index]) || above
    return above
  })
  return columns.map((name, index) => {
    const over = groups[index]
    if (!over || over === name) return name
    return columns.indexOf(name) !== columns.lastIndexOf(name) || saysAnother(over) ? `${over} ${name}` : name
  })
}

/** A name on one line, without what cannot be seen. */
export function tidyName(name = ''): string {
  return name
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** How many cells hold something. */
export function filledOf(values: readonly string[]): number {
  let count = 0
  for (const value of values) if (value !== '' && value.trim() !== '') count++
  return count
}

function isComment({ values }: RawRow): boolean {
  return /^\s*(?:#(?!\s*$)|\/\/|--\s)/.test(values[0] ?? '') && filledOf(values) === 1
}

/** Whether a line holds what no name of a column is: a number, a date, a postcode, a mail address. */
export function hasData({ values }: RawRow): boolean {
  return values.some((value) => {
    const text = value.trim()
    return text !== '' && (NUMBER.test(text) || LOOKS_LIKE_DATA.some((pattern) => pattern.test(text)))
  })
}

function knownIn({ values }: RawRow): number {
  let count = 0
  for (const value of values) if (value.trim() !== '' && fieldByName(tidyName(value))) count++
  return count
}

/**
 * A file without column names would have its first visitor taken for the header, and printed. So a header that looks like data is
 * refused, and its names are not shown.
 */
export function rejectDataAsHeader(columns: readonly string[], line = 1): void {
  if (columns.some((name) => LOOKS_LIKE_DATA.some((pattern) => pattern.test(name)))) {
    throw new FileError('HEADER_MISSING', { line })
  }
}
