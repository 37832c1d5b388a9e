/** What spreadsheets leave behind in a cell that holds no value any more. */
export type CellDamage = 'SPREADSHEET_ERROR' | 'EXCEL_DAMAGED'

const PLAIN = /^[!#-&(-<>-~](?:[ -~]*[!-~])?$/
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const SPACE = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
/** Names of the errors in English and Dutch, and a column that was too narrow. */
const ERROR =
  /^(?:#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|VERW!|WAARDE!|DEEL\/0!|NAAM\?|GETAL!|LEEG!|OVERLOOP!)|#{3,}|Err:\d{3})$/i
const NOTHING = /^#(?:N\/A|N\/B|NB)!?$/i
const SCIENTIFIC = /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$/i

/**
 * The text of a cell without what programs put around it: characters that nobody sees, spaces of other kinds, the formula `="0123"`
 * and the apostrophe by which spreadsheets keep a number as text. Fields of an identity need none of this: their own rules do it, and say so.
 */
export function plainCell(cell: string): string {
  if (PLAIN.test(cell)) return cell
  const text = cell.replace(INVISIBLE, '').replace(SPACE, ' ').trim()
  const bare = /^="((?:[^"]|"")*)"$/.exec(text)?.[1]?.replaceAll('""', '"') ?? text
  return bare.replace(/^'(?=[\d+=@-])/, '').trim()
}

/** Whether a text is what is left of a value that a spreadsheet lost: nobody can tell what it was. */
export function cellDamage(text: string): CellDamage | undefined {
  if (text.length > 24) return undefined
  if (ERROR.test(text)) return 'SPREADSHEET_ERROR'
  return SCIENTIFIC.test(text) ? 'EXCEL_DAMAGED' : undefined
}

/** Whether a text says that there is no value (`#N/A`, in Dutch `#N/B`). */
export function isNothing(text: string): boolean {
  return text.startsWith('#') && NOTHING.test(text)
}
