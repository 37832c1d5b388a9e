import { wasRead } from '../check/completeness.ts'
import type { Finding } from '../check/finding.ts'
import type { RowOutcome } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import type { Source, SourceRow } from '../read/source.ts'
import { type DuplicateCounts, Duplicates } from './duplicates.ts'
import { TestRows } from './test-rows.ts'
import { ValuePatterns } from './values.ts'
import { VisitPatterns } from './visits.ts'

/** What only shows when all rows are seen together: duplicates and suspicious patterns. In bounded memory; no value is kept. */
export class Quality {
  readonly #duplicates: Duplicates
  readonly #values = new ValuePatterns()
  readonly #visits: VisitPatterns
  readonly #tests: TestRows

  /** @param today `YYYY-MM-DD` */
  constructor(plan: Plan, source: Pick<Source, 'columns'>, today: string) {
    this.#duplicates = new Duplicates(source.columns)
    this.#visits = new VisitPatterns(today)
    this.#tests = new TestRows(plan)
  }

  /** Looks at a row of the file and at what became of it. */
  add({ values }: SourceRow, outcome: RowOutcome): void {
    if (!wasRead(outcome)) return
    this.#duplicates.add(values, outcome)
    this.#values.add(outcome)
    this.#visits.add(outcome)
    this.#tests.add(values, outcome)
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
