import type { Finding } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import type { Source, SourceRow } from '../read/source.ts'
import { type DuplicateCounts, Duplicates } from './duplicates.ts'
import { lineNumberColumn, MARK, MARKS, RowMarker } from './row-marks.ts'
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
  readonly #one = new Float64Array(MARKS)

  /** @param today `YYYY-MM-DD` */
  constructor(plan: Plan, source: Pick<Source, 'columns'>, today: string) {
    this.#duplicates = new Duplicates(lineNumberColumn(source.columns) !== -1)
    this.#visits = new VisitPatterns(today)
    this.#marker = new RowMarker(plan, source.columns)
  }

  /** Looks at a row of the file and at what became of it. */
  add(row: SourceRow, outcome: RowOutcome): void {
    if (this.#marker.write(this.#one, 0, row, outcome)) this.take(this.#one, 1)
  }

  /** Takes the marks of so many rows; they count on from the rows and lines before them. */
  take(marks: Float64Array, count: number, rowsBefore = 0, linesBefore = 0): void {
    for (let place = 0; place < count; place++) {
      const row = rowsBefore + (marks[place * MARKS + MARK.row] ?? 0)
      const line = linesBefore + (marks[place * MARKS + MARK.line] ?? 0)
      this.#duplicates.add(marks, place, row, line)
      this.#values.add(marks, place, row, line)
      this.#visits.add(marks, place, row, line)
      this.#tests.add(marks, place, row, line)
    }
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
