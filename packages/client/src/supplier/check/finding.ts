import type { FindingLevel, Where } from '../findings.ts'
import type { RowCode } from './outcome.ts'

/** One kind of finding: what, how often, and where. Never a value. */
export interface Finding {
  readonly code: RowCode
  readonly level: FindingLevel
  /** Rows that have it; 1 for what is said of the file or a column. */
  readonly count: number
  readonly where: Where
  /** Numbers of rows, in their order: all of them up to `NAMED_MAX`, of more the first `EXAMPLES`. */
  readonly rows?: readonly number[]
  /** The line of the file on which each of these rows begins. */
  readonly lines?: readonly number[]
}

/** From one row more on, a column is summed up instead of listed. */
const NAMED_MAX = 15
/** How many rows a sum names. */
export const EXAMPLES = 5

/** Collects rows of one finding in bounded memory; they come in the order of the file. */
export class RowList {
  count = 0
  readonly #rows: number[] = []
  readonly #lines: number[] = []

  add(row: number, line: number): void {
    this.count++
    if (this.#rows.length >= NAMED_MAX) return
    this.#rows.push(row)
    this.#lines.push(line)
  }

  /** What stands in a finding. */
  named(): Required<Pick<Finding, 'count' | 'rows' | 'lines'>> {
    const shown = this.count > NAMED_MAX ? EXAMPLES : NAMED_MAX
    return { count: this.count, rows: this.#rows.slice(0, shown), lines: this.#lines.slice(0, shown) }
  }
}

const ORDER: readonly FindingLevel[] = ['blocking', 'row', 'value', 'notice']

/** The gravest first: what stops the file before what keeps rows, that before what drops values; then what is commonest. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || b.count - a.count)
}
