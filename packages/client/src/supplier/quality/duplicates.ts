import { RowList } from '../check/finding.ts'
import { Repeats } from './repeats.ts'
import { MARK } from './row-marks.ts'
import { type Said, saidOf } from './said.ts'

/** Rows that say what another row says. All but the first of each are counted; none is dropped. */
export interface DuplicateCounts {
  /** Written exactly alike. */
  readonly rows: number
  /** The same visitor at the same visit, counted with the former. */
  readonly visits: number
  /** The same number of an order line or ticket; absent when no column has such numbers. */
  readonly orderLines?: number
  /** One in how many different rows was looked at: 1, or a power of two and the counts are estimates. */
  readonly sampling: number
}

/** Finds rows that stand in a file more than once. */
export class Duplicates {
  readonly #rows = new Repeats()
  readonly #visits = new Repeats()
  readonly #orderLines = new Repeats()
  readonly #sameRows = new RowList()
  readonly #sameVisits = new RowList()
  readonly #sameLines = new RowList()
  readonly #areNumbered: boolean

  /** @param areNumbered Whether a column numbers the lines of orders. */
  constructor(areNumbered: boolean) {
    this.#areNumbered = areNumbered
  }

  add(marks: Float64Array, row: number, line: number): void {
    const again = this.#rows.addHash(marks[MARK.written] ?? 0)
    if (again) this.#sameRows.add(row, line)
    const visit = marks[MARK.visit] ?? 0
    if (visit !== 0 && this.#visits.addHash(visit) && !again) this.#sameVisits.add(row, line)
    const number = marks[MARK.orderLine] ?? 0
    if (number !== 0 && this.#orderLines.addHash(number)) this.#sameLines.add(row, line)
  }

  counts(): DuplicateCounts {
    return {
      rows: this.#rows.repeated,
      visits: this.#visits.repeated,
      ...(this.#areNumbered && { orderLines: this.#orderLines.repeated }),
      sampling: Math.max(this.#rows.sampling, this.#visits.sampling, this.#orderLines.sampling),
    }
  }

  findings(): Said[] {
    const { rows, visits, orderLines = 0 } = this.counts()
    const tell = (code: Parameters<typeof saidOf>[0], list: RowList, count: number): Said[] =>
      count > 0 ? [{ ...saidOf(code, list), count }] : []
    return [
      ...tell('ORDER_LINE_REPEATED', this.#sameLines, orderLines),
      ...tell('ROW_REPEATED', this.#sameRows, rows),
      ...tell('VISIT_REPEATED', this.#sameVisits, visits - rows),
    ]
  }
}
