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

/** What a list of rows holds, as plain data. */
export interface RowListState {
  readonly count: number
  readonly rows: readonly number[]
  readonly lines: readonly number[]
}

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

  /** Takes in lists of other rows of the same file; each holds the rows of its part in their order. */
  merge(others: readonly RowListState[]): void {
    const parts = [this.state(), ...others]
    const all = parts.flatMap(({ rows, lines }) => rows.map((row, at) => [row, lines[at] ?? 0] as const))
    // Stable: visitors of one row stand in one part.
    all.sort(([one], [other]) => one - other)
    this.count = parts.reduce((sum, { count }) => sum + count, 0)
    this.#rows.length = this.#lines.length = 0
    for (const [row, line] of all.slice(0, NAMED_MAX)) {
      this.#rows.push(row)
      this.#lines.push(line)
    }
  }

  /** Plain data, for `merge` in another thread. */
  state(): RowListState {
    return { count: this.count, rows: [...this.#rows], lines: [...this.#lines] }
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
