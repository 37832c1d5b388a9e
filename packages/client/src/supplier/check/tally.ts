import { LinkabilityCount, type LinkabilityReport, type RowState } from '@sluis/ttp-core/supplier'
import type { FindingLevel, Where } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'
import type { RowCode, RowOutcome } from './outcome.ts'
import { levelOf } from './texts.ts'

/** One kind of finding: what, how often, and the first rows that have it. Never a value. */
export interface Finding {
  readonly code: RowCode
  readonly level: FindingLevel
  readonly count: number
  readonly where: Where
  /** Row numbers, at most five. */
  readonly rows?: readonly number[]
}

/** Counts of rows by what would become of them. */
export type RowCounts = Readonly<Record<RowState | 'total', number>>

const EXAMPLES = 5
type Group = { code: RowCode; field: MappedField | undefined; count: number; rows: number[] }

/** Adds up the outcomes of all rows in bounded memory. */
export class Tally {
  readonly #states = new Map<RowState, number>()
  readonly #groups = new Map<string, Group>()
  readonly #linkability = new LinkabilityCount()
  readonly #anonymousVisits: boolean
  #total = 0

  /** @param anonymousVisits Whether anonymous rows leave too: what is said of linkability is of the rows that are delivered. */
  constructor({ anonymousVisits = true }: { readonly anonymousVisits?: boolean } = {}) {
    this.#anonymousVisits = anonymousVisits
  }

  add(outcome: RowOutcome): void {
    this.#total++
    this.#states.set(outcome.state, (this.#states.get(outcome.state) ?? 0) + 1)
    if (outcome.state === 'accepted') this.#linkability.add(outcome.identity)
    else if (outcome.state === 'anonymous' && this.#anonymousVisits) this.#linkability.addAnonymous(1)
    for (const { code, field } of outcome.faults) {
      const key = `${code} ${field ?? ''}`
      const group = this.#groups.get(key)
      if (!group) this.#groups.set(key, { code, field, count: 1, rows: [outcome.row] })
      else {
        group.count++
        if (group.rows.length < EXAMPLES) group.rows.push(outcome.row)
      }
    }
  }

  get total(): number {
    return this.#total
  }

  counts(): RowCounts {
    const count = (state: RowState): number => this.#states.get(state) ?? 0
    return {
      total: this.#total,
      accepted: count('accepted'),
      anonymous: count('anonymous'),
      objected: count('objected'),
      'before-agreement': count('before-agreement'),
      'after-agreement': count('after-agreement'),
      refused: count('refused'),
    }
  }

  /** Findings about rows, the gravest and commonest first; `columnOf` names the columns of a field. */
  findings(columnOf: (field: MappedField) => string | undefined): Finding[] {
    const order: readonly FindingLevel[] = ['blocking', 'row', 'value', 'notice']
    return [...this.#groups.values()]
      .map(({ code, field, count, rows }): Finding => {
        const column = field && columnOf(field)
        return {
          code,
          level: levelOf(code, field),
          count,
          rows,
          where: { ...(field && { field }), ...(column && { column }) },
        }
      })
      .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.count - a.count)
  }

  linkability(): LinkabilityReport {
    return this.#linkability.report()
  }
}
