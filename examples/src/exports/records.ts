import type { Column, Format, Institution, Visit } from './types.ts'

/** The header line of a CSV file; JSON lines have none. */
export function headerOf({ format, columns }: Institution): string {
  if (format.shape === 'json-lines') return ''
  return columns.map((column) => quote(column.header, format)).join(format.delimiter) + format.newline
}

/** One record with its line end (RFC 4180; RFC 8259, an object per line); a row to be refused comes out broken. */
export function recordOf(visit: Visit, { format, columns }: Institution): string {
  if (visit.expected === 'refused') return broken(visit, columns, format) + format.newline
  return (format.shape === 'json-lines' ? jsonOf(visit, columns) : csvOf(visit, columns, format)) + format.newline
}

function csvOf(visit: Visit, columns: readonly Column[], format: Format): string {
  let line = ''
  for (const [at, column] of columns.entries()) {
    if (at > 0) line += format.delimiter
    line += quote(column.text(visit), format)
  }
  return line
}

/** What is unknown is left out, or null in every other row: vendors do both. */
function jsonOf(visit: Visit, columns: readonly Column[]): string {
  const record: Record<string, string | number | null> = {}
  for (const column of columns) {
    const text = column.text(visit)
    if (text !== '') record[column.header] = column.numeric ? Number(text) : text
    else if (visit.row % 2 === 0) record[column.header] = null
  }
  return JSON.stringify(record)
}

function quote(text: string, format: Format): string {
  const needed = format.quoteAll || text.includes(format.delimiter) || /["\r\n]/.test(text)
  return needed ? `"${text.replaceAll('"', '""')}"` : text
}

/** Broken in three ways in turn: cut off half-way, a delimiter too many, a message of the program instead of a row. */
function broken(visit: Visit, columns: readonly Column[], format: Format): string {
  const manner = visit.row % 3
  if (format.shape === 'json-lines') {
    const line = jsonOf(visit, columns)
    if (manner === 0) return line.slice(0, Math.floor(line.length / 2))
    return manner === 1 ? `"rows so far": ${visit.row}` : `[${visit.row}, "checkpoint"]`
  }
  const whole = columns.map((column) => quote(column.text(visit).replace(/\s+/g, ' '), format))
  if (manner === 0) return whole.slice(0, Math.max(1, Math.floor(whole.length / 3))).join(format.delimiter)
  if (manner === 1) return [...whole.slice(0, 2), '', '', ...whole.slice(2)].join(format.delimiter)
  return quote(`Fout bij ophalen van regel ${visit.row}`, format)
}
