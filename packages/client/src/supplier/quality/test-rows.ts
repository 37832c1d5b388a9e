import { RowList } from '../check/finding.ts'
import { FLAG, MARK } from './row-marks.ts'
import { type Said, saidOf } from './said.ts'

/** Rows that are tests or stand for nobody, and those with an address of documentation. */
export class TestRows {
  readonly #rows = new RowList()
  readonly #atReserved = new RowList()
  #addresses = 0

  add(marks: Float64Array, row: number, line: number): void {
    const flags = marks[MARK.flags] ?? 0
    if (marks[MARK.email] !== 0) this.#addresses++
    if ((flags & FLAG.reserved) !== 0) this.#atReserved.add(row, line)
    if ((flags & FLAG.test) !== 0) this.#rows.add(row, line)
  }

  findings(): Said[] {
    const said = this.#rows.count > 0 ? [saidOf('TEST_ROW', this.#rows)] : []
    // Where most addresses are of documentation the whole file is invented, on purpose.
    const { count } = this.#atReserved
    const stray = count > 0 && count * 2 < this.#addresses
    return stray ? [...said, saidOf('EMAIL_RESERVED', this.#atReserved, 'email')] : said
  }
}
