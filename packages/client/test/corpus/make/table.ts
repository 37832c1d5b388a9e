import type { ExpectedRow, Verdict } from './expected.ts'
import type { Visit } from './people.ts'

type Truth = Readonly<Record<string, string | number | true>>

/** A column of a made file: its name, what a careful human sees in it, how it writes the truth and what of the truth it gives. */
export interface Column {
  readonly name: string
  readonly verdict: Verdict
  readonly cell: (visit: Visit, position: number) => string
  readonly gives: (visit: Visit, position: number) => Truth
}

/**
 * A column. Unless told otherwise it gives the field of its verdict as the truth has it, when its cell is not empty; `none` gives
 * nothing.
 */
export function col(name: string, verdict: Verdict, cell: Column['cell'], gives?: Column['gives']): Column {
  const [field = ''] = verdict.split('|')
  const plain: Column['gives'] = (visit, position) => {
    const key = field === 'price' ? 'priceCents' : field
    const value = visit[key as keyof Visit]
    return value === undefined || value === '' || cell(visit, position).trim() === '' ? {} : { [key]: value }
  }
  return { name, verdict, cell, gives: gives ?? plain }
}

const ACTIVITY = new Set(
  'visitDate visitTime orderDate offerCode offerGenre activityType basis channel priceCents priceKind quantity'.split(
    ' ',
  ),
)

/** The rule of section 5.2 of chapter 4, said once more for the expectation. */
function isLinkable(identity: Truth): boolean {
  const has = (...fields: string[]): boolean => fields.every((field) => identity[field] !== undefined)
  const { phoneKind } = identity
  if (has('relationNumber') || has('email') || (has('phone') && phoneKind !== 'service')) return true
  if (!has('postOfficeBox') && has('houseNumber') && (has('postcode') || has('street', 'city'))) return true
  return has('familyName', 'birthDate') && (has('initials') || has('givenName'))
}

/** The row that a visit comes to through these columns. */
export function expectRow(columns: readonly Column[], visit: Visit, position: number, line: number): ExpectedRow {
  const truth: Record<string, string | number | true> = {}
  for (const column of columns) Object.assign(truth, column.gives(visit, position))
  const { phone, phoneKind = 'mobile' } = truth
  if (phone !== undefined) Object.assign(truth, { phoneKind })
  const entries = Object.entries(truth)
  const identity = Object.fromEntries(entries.filter(([field]) => !ACTIVITY.has(field))) as Record<
    string,
    string | true
  >
  const activity = Object.fromEntries(entries.filter(([field]) => ACTIVITY.has(field))) as Record<
    string,
    string | number
  >
  return {
    line,
    state: isLinkable(identity) ? 'accepted' : 'anonymous',
    identity,
    ...(Object.keys(activity).length > 0 && { activity }),
  }
}

/** How a table is written as text. */
export interface Csv {
  readonly delimiter?: string
  readonly end?: string
  /** `needed` quotes what must be; `all` everything; `none` nothing. */
  readonly quote?: 'needed' | 'all' | 'none'
  /** Lines before the column names, and behind the last row, as they stand. */
  readonly before?: readonly string[]
  readonly behind?: readonly string[]
  readonly lastEnd?: boolean
}

/** Writes cells as one line. */
export function csvLine(cells: readonly string[], { delimiter = ';', quote = 'needed' }: Csv = {}): string {
  return cells
    .map((cell) => {
      const must = cell.includes('"') || cell.includes('\n') || cell.includes(delimiter)
      return quote === 'all' || (quote === 'needed' && must) ? `"${cell.replaceAll('"', '""')}"` : cell
    })
    .join(delimiter)
}

/** A table as the text of a CSV file, and what its rows come to. */
export function csv(
  columns: readonly Column[],
  rows: readonly Visit[],
  options: Csv = {},
): { text: string; rows: ExpectedRow[]; columns: { name: string; verdict: Verdict }[] } {
  const { end = '\n', before = [], behind = [], lastEnd = true } = options
  const lines = [
    ...before,
    csvLine(
      columns.map(({ name }) => name),
      options,
    ),
  ]
  const expected: ExpectedRow[] = []
  const height = (line: string): number => line.split('\n').length
  let next = 1 + lines.reduce((sum, line) => sum + height(line), 0)
  for (const [position, visit] of rows.entries()) {
    const line = csvLine(
      columns.map((column) => column.cell(visit, position)),
      options,
    )
    expected.push(expectRow(columns, visit, position, next))
    next += height(line)
    lines.push(line)
  }
  lines.push(...behind)
  return { text: lines.join(end) + (lastEnd ? end : ''), rows: expected, columns: columnsOf(columns) }
}

/** Names and verdicts of columns. */
export const columnsOf = (columns: readonly Column[]): { name: string; verdict: Verdict }[] =>
  columns.map(({ name, verdict }) => ({ name, verdict }))

/** The same rows, some of them with something else expected: position from 0 → what differs. */
export const amend = (
  rows: readonly ExpectedRow[],
  changes: Readonly<Record<number, Partial<ExpectedRow>>>,
): ExpectedRow[] => rows.map((row, position) => ({ ...row, ...changes[position] }))
