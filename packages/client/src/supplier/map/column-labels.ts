import type { Judged } from './conflicts/context.ts'

/** What columns are called here: by their header and, where several have one header, by their place among them: `Naam (2)`. */
export function columnLabels(columns: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return columns.map((column) => {
    const place = (counts.get(column) ?? 0) + 1
    counts.set(column, place)
    return isRepeated(columns, column) ? `${column} (${place})` : column
  })
}

function isRepeated(columns: readonly string[], column: string): boolean {
  return columns.indexOf(column) !== columns.lastIndexOf(column)
}

/** Columns of one header, whatever its capitals, can be anything: what would be used of them is asked. */
export function askRepeated(guesses: readonly Judged[], columns: readonly string[]): Judged[] {
  // "Email", "email" and "EMAIL" say no more than one name thrice.
  const headers = columns.map((column) => column.toLowerCase())
  return guesses.map((guess): Judged => {
    const header = headers[guess.index] ?? ''
    if (!isRepeated(headers, header) || (!guess.used && !guess.ask)) return guess
    // The first is likelier the visitor's own; none is taken unseen.
    const options =
      guess.used && headers.indexOf(header) === guess.index
        ? ([guess.field, 'ignore'] as const)
        : (['ignore', guess.field] as const)
    return { ...guess, ask: { options, needed: true, code: 'COLUMN_REPEATED' } }
  })
}
