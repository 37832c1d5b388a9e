import { recordText } from '@sluis/ttp-core/supplier'
import { RowList } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import { foldName } from '../map/fold.ts'
import { Repeats } from './repeats.ts'
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

/** Columns that number the lines of orders, the tickets or the scans: no two rows have the same. */
const LINE_NUMBER =
  /^(?:orderregel(?:id|nummer|nr)?|orderline(?:id|no|number)?|regelid|transactieregel(?:id|nummer)?|lineitemid|ticket(?:id|nummer|nr|number|no|code)|kaart(?:id|code)|barcode|streepjescode|scan(?:id|code)|qrcode|toegangscode)$/
const BETWEEN = '\u001f'

/** Finds rows that stand in a file more than once. */
export class Duplicates {
  readonly #rows = new Repeats()
  readonly #visits = new Repeats()
  readonly #orderLines = new Repeats()
  readonly #sameRows = new RowList()
  readonly #sameVisits = new RowList()
  readonly #sameLines = new RowList()
  readonly #lineColumn: number

  constructor(columns: readonly string[]) {
    this.#lineColumn = columns.findIndex((column) => LINE_NUMBER.test(foldName(column)))
  }

  add(values: readonly string[], { identity, activity, links, row, line }: RowOutcome): void {
    const again = this.#rows.add(values.join(BETWEEN))
    if (again) this.#sameRows.add(row, line)
    if (links !== 0 && activity) {
      const { visitDate, visitTime = '', offerCode = '' } = activity
      const visit = [recordText(identity), visitDate, visitTime, offerCode].join(BETWEEN)
      if (this.#visits.add(visit) && !again) this.#sameVisits.add(row, line)
    }
    const number = this.#lineColumn === -1 ? '' : (values[this.#lineColumn]?.trim() ?? '')
    if (number !== '' && this.#orderLines.add(number)) this.#sameLines.add(row, line)
  }

  counts(): DuplicateCounts {
    return {
      rows: this.#rows.repeated,
      visits: this.#visits.repeated,
      ...(this.#lineColumn !== -1 && { orderLines: this.#orderLines.repeated }),
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
