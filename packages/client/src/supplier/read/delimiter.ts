import { FileError } from '../findings.ts'

export type Delimiter = ';' | ',' | '\t'
export interface Layout {
  readonly delimiter: Delimiter
  /** The first line is Excel's `sep=;` and no header. */
  readonly separatorLine: boolean
  /** A space follows the delimiter before an opening quote. */
  readonly spaced: boolean
}

const CANDIDATES: readonly Delimiter[] = [';', ',', '\t']
const SAMPLE_LINES = 200

/** Counts per line of every candidate outside double quotes; a quoted field may span lines. */
function countLines(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = []
  let counts = new Map<string, number>()
  let quoted = false
  let empty = true
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (!empty) lines.push(counts)
      if (lines.length === SAMPLE_LINES) return lines
      counts = new Map()
      empty = true
      continue
    } else if (!quoted && (CANDIDATES as readonly string[]).includes(character)) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    empty = false
  }
  if (!empty) lines.push(counts)
  return lines
}

/**
 * Which character separates the columns: the one that stands in the header and then as often in the most lines. A header without
 * any candidate is a file of one column, unless it plainly uses another separator.
 */
export function detectLayout(sample: string): Layout {
  const declared = /^sep=([;,\t])\r?\n/i.exec(sample)
  const text = declared ? sample.slice(declared[0].length) : sample
  const spaced = /[;,\t] +"/.test(text)
  const declaredDelimiter = CANDIDATES.find((candidate) => candidate === declared?.[1])
  if (declaredDelimiter) return { delimiter: declaredDelimiter, separatorLine: true, spaced }

  const [header, ...rows] = countLines(text)
  const present = CANDIDATES.filter((candidate) => header?.get(candidate))
  if (present.length === 0) {
    const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? ''
    const delimitedRows = rows.filter((counts) => counts.size > 0).length
    if (/[|^~]|\\t/.test(firstLine) || delimitedRows * 2 > rows.length)
      throw new FileError('FILE_DELIMITER_UNCLEAR', { line: 1 })
    return { delimiter: ';', separatorLine: false, spaced }
  }
  const scored = present.map((delimiter) => {
    const columns = header?.get(delimiter) ?? 0
    const same = rows.filter((counts) => counts.get(delimiter) === columns).length
    return { delimiter, columns, share: rows.length === 0 ? 1 : same / rows.length }
  })
  scored.sort((a, b) => b.share - a.share || b.columns - a.columns)
  const best = scored[0]
  if (!best || (rows.length > 1 && best.share < 0.25)) throw new FileError('FILE_DELIMITER_UNCLEAR', { line: 1 })
  return { delimiter: best.delimiter, separatorLine: false, spaced }
}
