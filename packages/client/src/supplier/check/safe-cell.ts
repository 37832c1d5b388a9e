/** Characters of one cell that Excel can hold. */
const CELL_MAX = 32_000

/** A text as a cell of a spreadsheet can hold it; the writer takes out what XML has no place for. The cell must be of the type text, which no formula is read in. */
export function safeText(value: string): string {
  const plain = value.toWellFormed()
  return plain.length > CELL_MAX ? `${plain.slice(0, CELL_MAX)}…` : plain
}

/** What a spreadsheet would take for a formula when it opens a CSV, signs of full width included (OWASP, CSV Injection). */
const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
/**
 * The same where a cell would begin in a program that parts the columns, or the lines, at another place than this one does: quotes do not hold there.
 * A plain number or a telephone number does no harm.
 */
const FORMULA_INSIDE = /([,;|\t\r\n] *)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])(?![+-] ?[\d(][\d ().-]*(?:[,;|\t\r\n]|$))/g

/** One line of a CSV that Excel opens in the Netherlands: semicolons, quotes where needed, no cell that runs. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvCell).join(';')}\r\n`
}

function csvCell(value: string): string {
  const plain = value.toWellFormed().replaceAll('\u0000', '\ufffd')
  const inside = plain.replace(FORMULA_INSIDE, "$1'")
  const safe = FORMULA.test(inside) ? `'${inside}` : inside
  return /[;,|\t"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
