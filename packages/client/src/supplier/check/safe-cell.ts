/** Characters of one cell that Excel can hold. */
const CELL_MAX = 32_000

/** A text as a cell of a spreadsheet can hold it; the writer takes out what XML has no place for. The cell must be of the type text, which no formula is read in. */
export function safeText(value: string): string {
  const plain = value.toWellFormed()
  return plain.length > CELL_MAX ? `${plain.slice(0, CELL_MAX)}…` : plain
}

/** What a spreadsheet would take for a formula when it opens a CSV. */
const FORMULA = /^[=+\-@\t\r]/

/** One line of a CSV that Excel opens in the Netherlands: semicolons, quotes where needed, no cell that runs. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvCell).join(';')}\r\n`
}

function csvCell(value: string): string {
  const plain = value.toWellFormed().replaceAll('\u0000', '\ufffd')
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
