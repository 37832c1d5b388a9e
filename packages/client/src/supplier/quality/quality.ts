import type { Finding } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import type { Source, SourceRow } from '../read/source.ts'
import { type DuplicateCounts, Duplicates } from './duplicates.ts'
import { lineNumberColumn, RowMarker } from './row-marks.ts'
import { TestRows } from './test-rows.ts'
import { ValuePatterns } from './values.ts'
import { VisitPatterns } from './visits.ts'

/** What only shows when all rows are seen together: duplicates and suspicious patterns. In bounded memory; no value is kept. */
export class Quality {
  readonly #duplicates: Duplicates
  readonly #values = new ValuePatterns()
  readonly #visits: VisitPatterns
  readonly #tests = new TestRows()
  readonly #marker: RowMarker

  /** @param today `YYYY-MM-DD` */
  constructor(plan: Plan, source: Pick<Source, 'columns'>, today: string) {
    this.#duplicates = new Duplicates(lineNumberColumn(source.columns) !== -1)
    this.#visits = new VisitPatterns(today)
    this.#marker = new RowMarker(plan, source.columns)
  }

  /** Looks at a row of the file and at what became of it. */
  add(row: SourceRow, outcome: RowOutcome): void {
    const marks = this.#marker.read(row, outcome)
    if (marks) this.addMarks(marks, outcome.row, outcome.line)
  }

  /** Looks at the numbers of a row; rows come in the order of the file. */
  addMarks(marks: Float64Array, row: number, line: number): void {
    this.#duplicates.add(marks, row, line)
    this.#values.add(marks, row, line)
    this.#visits.add(marks, row, line)
    this.#tests.add(marks, row, line)
  }

  duplicates(): DuplicateCounts {
    return this.#duplicates.counts()
  }

  /** What is to be said; `columnOf` names the columns of a field. */
  findings(columnOf: (field: MappedField) => string | undefined): Finding[] {
    const said = [
      ...this.#duplicates.findings(),
      ...this.#values.findings(),
      ...this.#visits.findings(),
      ...this.#tests.findings(),
    ]
    return said.map(({ field, ...rest }) => {
      const column = field && columnOf(field)
      return { ...rest, where: { ...(field && { field }), ...(column && { column }) } }
    })
  }
}
