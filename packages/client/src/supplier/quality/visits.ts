import { RowList } from '../check/finding.ts'
import { dayNumber, FLAG, MARK } from './row-marks.ts'
import { type Said, saidOf } from './said.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Dates and numbers of visits that are hardly meant. */
export class VisitPatterns {
  readonly #today: number
  readonly #oldest = dayNumber(THRESHOLDS.oldest)
  readonly #future = new RowList()
  readonly #old = new RowList()
  readonly #large = new RowList()
  readonly #dated = new RowList()
  #onlyDate = 0
  #severalDates = false

  /** @param today `YYYY-MM-DD` */
  constructor(today: string) {
    this.#today = dayNumber(today)
  }

  add(marks: Float64Array, row: number, line: number): void {
    const day = marks[MARK.day] ?? 0
    if (day === 0) return
    this.#dated.add(row, line)
    if (this.#onlyDate === 0) this.#onlyDate = day
    if (day !== this.#onlyDate) this.#severalDates = true
    if (day > this.#today) this.#future.add(row, line)
    if (day < this.#oldest) this.#old.add(row, line)
    if (((marks[MARK.flags] ?? 0) & FLAG.large) !== 0) this.#large.add(row, line)
  }

  findings(): Said[] {
    const said: Said[] = []
    const tell = (code: Parameters<typeof saidOf>[0], list: RowList, field: 'visitDate' | 'quantity'): void => {
      if (list.count > 0) said.push(saidOf(code, list, field))
    }
    tell('VISIT_IN_FUTURE', this.#future, 'visitDate')
    tell('VISIT_LONG_AGO', this.#old, 'visitDate')
    tell('QUANTITY_LARGE', this.#large, 'quantity')
    if (!this.#severalDates && this.#dated.count >= THRESHOLDS.oneDate.rows) {
      const code = this.#onlyDate === this.#today ? 'VISIT_DATE_TODAY' : 'VISIT_DATE_SINGLE'
      tell(code, this.#dated, 'visitDate')
    }
    return said
  }
}
