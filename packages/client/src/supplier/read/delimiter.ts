import { FileError } from '../findings.ts'
import { fieldByName } from '../map/names.ts'
import { type CsvForm, CsvScanner } from './csv-scanner.ts'
import { tidyName } from './header.ts'

export const DELIMITERS = [';', ',', '\t', '|', '^', '~'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface Layout extends CsvForm {
  readonly delimiter: Delimiter
  /** The first line is Excel's `sep=;` and no header. */
  readonly separatorLine: boolean
  /** Every line is one quoted value that holds the columns. */
  readonly wrapped: boolean
}

/** What a person decided about the layout. */
export interface GivenLayout {
  readonly delimiter?: string
  readonly quote?: string
}

const SAMPLE_LINES = 200
/** Lines among which the names of the columns are looked for. */
const NAME_LINES = 20

/**
 * Which character separates the columns: the one that stands equally often in the most lines. Lines of a title above and of a
 * total below have fewer, decimal commas and commas in addresses stand here more and there less often. A file without any is a
 * file of one column, unless it plainly uses another separator.
 * @throws FileError `FILE_DELIMITER_UNCLEAR`.
 */
export function detectLayout(sample: string, given: GivenLayout = {}): Layout {
  const declared = /^"?sep=([;,\t|^~])"?\r?\n/i.exec(sample)
  const text = declared ? sample.slice(declared[0].length) : sample
  const form = {
    quote: given.quote === "'" || given.quote === '"' ? given.quote : detectQuote(text),
    escapedBy: detectEscape(text),
    spaced: /[;,\t|^~] +"/.test(text),
    separatorLine: declared !== null,
  } as const
  const asked = given.delimiter ?? declared?.[1]
  const known = DELIMITERS.find((candidate) => candidate === asked || (candidate === '\t' && asked === 'tab'))
  if (known) return { ...form, delimiter: known, wrapped: false }

  const best = byNames(text, form) ?? mostEven(text, form)
  if (best) return { ...form, delimiter: best, wrapped: false }
  // A whole line in quotes: what is inside is the file.
  const inner = linesOf(text, { ...form, delimiter: '\0' })
  const wrapped = inner.length > 1 && /^\s*"/.test(text) && mostEven(inner.join('\n'), form)
  if (wrapped) return { ...form, delimiter: wrapped, wrapped: true }
  const [first = '', ...rest] = inner
  const separated = rest.filter((line) => DELIMITERS.some((delimiter) => line.includes(delimiter)))
  if (/[\u00a6\u00a7]|\\t/.test(first) || separated.length * 2 > rest.length)
    throw new FileError('FILE_DELIMITER_UNCLEAR', { line: 1 })
  return { ...form, delimiter: ';', wrapped: false }
}

/** The delimiter that cuts one of the first lines into several names of columns that are known: nothing else does so by chance. */
function byNames(text: string, form: Omit<CsvForm, 'delimiter'>): Delimiter | undefined {
  const counts = DELIMITERS.map((delimiter) => {
    const rows = scan(`${text}\n `, { ...form, delimiter }).slice(0, NAME_LINES)
    const known = rows.map(
      ({ values }) => values.filter((value) => value !== '' && fieldByName(tidyName(value))).length,
    )
    return { delimiter, known: Math.max(0, ...known) }
  }).sort((a, b) => b.known - a.known)
  const [best, next] = counts
  return best && best.known >= 2 && best.known > (next?.known ?? 0) ? best.delimiter : undefined
}

/** The delimiter whose number per line is the same in the most lines, the first among equals that gives the most columns. */
function mostEven(text: string, form: Omit<CsvForm, 'delimiter'>): Delimiter | undefined {
  const scored = DELIMITERS.map((delimiter) => {
    const widths = widthsOf(text, { ...form, delimiter })
    const usual = mode(widths.filter((width) => width > 1))
    const share = widths.filter((width) => width === usual).length / Math.max(1, widths.length)
    return { delimiter, usual, share, first: widths[0] ?? 0 }
  }).filter(({ usual, share }) => usual > 1 && share >= 0.25)
  scored.sort((a, b) => b.share - a.share || b.usual - a.usual)
  const [best] = scored
  // One that is missing from the first line is a decimal comma as soon as another is in it.
  return (scored.find(({ first, share }) => first > 1 && best && share >= best.share * 0.9) ?? best)?.delimiter
}

function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  let most = 0
  let usual = 0
  for (const [number, count] of counts) {
    if (count > most || (count === most && number > usual)) {
      most = count
      usual = number
    }
  }
  return usual
}

function scan(text: string, form: CsvForm): readonly { readonly values: readonly string[] }[] {
  try {
    return new CsvScanner(form, text.length + 1).push(text)
  } catch {
    return []
  }
}

/** Columns per line that is not blank; the last line of the sample may be cut off, and counts only if it is the only one. */
function widthsOf(text: string, form: CsvForm): number[] {
  const rows = scan(text.endsWith('\n') || text.endsWith('\r') ? `${text} ` : `${text}\n `, form)
  return rows
    .slice(0, SAMPLE_LINES)
    .filter(({ values }) => values.some((value) => value.trim() !== ''))
    .map(({ values }) => values.length)
}

function linesOf(text: string, form: CsvForm): string[] {
  return scan(`${text}\n `, form)
    .slice(0, SAMPLE_LINES)
    .flatMap(({ values }) => (values[0]?.trim() ? [values[0]] : []))
}

/** Single quotes count as quotes only where the first line is wholly written in them: names of places begin with one. */
function detectQuote(text: string): '"' | "'" {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  return /^'[^']*'(?:\s*[;,\t|^~]\s*'[^']*')+\s*$/.test(first) ? "'" : '"'
}

function detectEscape(text: string): CsvForm['escapedBy'] {
  return /\\"(?!\s*(?:[;,\t|^~\r\n]|$))/.test(text) && !/[^;,\t|^~\r\n\\]""[^;,\t|^~\r\n]/.test(text)
    ? 'backslash'
    : 'double'
}
