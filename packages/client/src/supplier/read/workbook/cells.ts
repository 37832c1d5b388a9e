/** How a number in a cell is meant, by its format. */
export type CellKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' | 'time' | 'moment' }
  /** Shown with zeros in front up to this length. */
  | { readonly kind: 'zeros'; readonly length: number; readonly prefix?: string }

const DAY = 86_400_000
const MINUTES = 1_440
/** The last day that a spreadsheet knows: 31 December 9999. */
const LAST_SERIAL = 2_958_466

const isIn = (id: number, from: number, to: number): boolean => id >= from && id <= to

/** Text in front of digits. */
const LITERAL = /^((?:"[^"]*"|\\.)+)(0+)(?:$|;)/

/** What a number format makes of a number: `id` of a built-in one, `code` of the file's own. ECMA-376 part 1, 18.8.30 and 18.8.31. */
export function kindOf(id: number, code?: string): CellKind {
  if (code === undefined) {
    if (isIn(id, 18, 21) || isIn(id, 45, 47)) return { kind: 'time' }
    if (id === 22) return { kind: 'moment' }
    if (isIn(id, 14, 17) || isIn(id, 27, 36) || isIn(id, 50, 58)) return { kind: 'date' }
    return { kind: 'number' }
  }
  // Formats for negative numbers and texts stand behind the first.
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const [bare = ''] = shown.split(';')
  // "K"0000: what a person sees, and every other export writes, is K0012.
  const [, literal = '', zeros = ''] = LITERAL.exec(code) ?? []
  const prefix = literal.replace(/"|\\(?=.)/g, '')
  if (/[\p{L}\d]/u.test(prefix)) return { kind: 'zeros', length: zeros.length, prefix }
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', length: bare.length }
  if (/general|standaard|@/i.test(bare)) return { kind: 'number' }
  const hours = /[hs]/i.test(bare)
  if (/[dy]/i.test(bare) || (/m/i.test(bare) && !hours)) return { kind: hours ? 'moment' : 'date' }
  return { kind: hours ? 'time' : 'number' }
}

/** A text without the escapes of ECMA-376 (22.9.2.19): `_x000D_` is the end of a line, `_x005F_` the underscore of a text that looks like one. */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The text of a number: a day as `YYYY-MM-DD`, a moment with ` HH:MM` behind, a time as `HH:MM`, else the number itself. */
export function numberText(raw: string, { kind, ...more }: CellKind, since1904: boolean): string {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw.trim()
  if (kind === 'zeros') {
    const { length, prefix = '' } = more as { length: number; prefix?: string }
    return `${prefix}${plainNumber(number).padStart(length, '0')}`
  }
  if (kind === 'number' || number < 0 || number >= LAST_SERIAL) return plainNumber(number)
  return dayText(number, kind, since1904)
}

function dayText(serial: number, kind: 'date' | 'time' | 'moment', since1904: boolean): string {
  const minutes = Math.round(serial * MINUTES)
  const minute = minutes % MINUTES
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
  if (kind === 'time' && serial < 1) return time
  const days = kind === 'date' ? Math.floor(serial) : (minutes - minute) / MINUTES
  // Spreadsheets that count from 1900 believe in a 29 February of that year.
  const first = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(first + days * DAY).toISOString().slice(0, 10)
  return kind === 'date' || minute === 0 ? date : `${date} ${time}`
}

/** As people write it: without the noise of binary fractions; what has lost digits keeps the form that shows it. */
export function plainNumber(number: number): string {
  if (Number.isInteger(number))
    return Math.abs(number) < 1e15 ? String(number) : number.toExponential().replace('e+', 'E+')
  return String(Number(number.toPrecision(15)))
}

const pad = (number: number): string => String(number).padStart(2, '0')

/** Column of a cell's address (`AB12`), from 0; undefined without letters. */
export function columnOfCell(address: string | undefined): number | undefined {
  let column = 0
  for (const letter of address ?? '') {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column === 0 ? undefined : column - 1
}
