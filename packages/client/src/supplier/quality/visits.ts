import { RowList } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import { type Said, saidOf } from './said.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Dates and numbers of visits that are hardly meant. */
export class VisitPatterns {
  readonly #today: string
  readonly #future = new RowList()
  readonly #old = new RowList()
  readonly #large = new RowList()
  readonly #dated = new RowList()
  #onlyDate: string | undefined
  #severalDates = false

  /** @param today `YYYY-MM-DD` */
  constructor(today: string) {
    this.#today = today
  }

  add({ activity, row, line }: RowOutcome): void {
    if (!activity) return
    const { visitDate, quantity = 1 } = activity
    this.#dated.add(row, line)
    this.#onlyDate ??= visitDate
    if (visitDate !== this.#onlyDate) this.#severalDates = true
    if (visitDate > this.#today) this.#future.add(row, line)
    if (visitDate < THRESHOLDS.oldest) this.#old.add(row, line)
    if (quantity > THRESHOLDS.quantity) this.#large.add(row, line)
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
