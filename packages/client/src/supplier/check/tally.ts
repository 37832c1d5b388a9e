import {
  type Identity,
  LinkabilityCount,
  type LinkabilityReport,
  type LinkabilityState,
  type RowState,
} from '@sluis/ttp-core/rows'
import type { MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import { THRESHOLDS } from '../quality/thresholds.ts'
import { type Completeness, CompletenessCount, type CompletenessState } from './completeness.ts'
import { type Finding, RowList, type RowListState, sortFindings } from './finding.ts'
import type { RowCode, RowOutcome } from './outcome.ts'
import { levelOf } from './texts.ts'
import { VisitMonthCount, type VisitMonths } from './visit-months.ts'

export type { Finding } from './finding.ts'

/** Counts of rows by what would become of them. */
export type RowCounts = Readonly<Record<RowState | 'total', number>>

type Group = { readonly code: RowCode; readonly field: MappedField | undefined; readonly rows: RowList }

/** What was counted of some rows, as plain data. */
export interface TallyState {
  readonly total: number
  readonly states: ReadonlyMap<RowState, number>
  /** In the order in which the rows met them. */
  readonly groups: readonly (Omit<Group, 'rows'> & { readonly rows: RowListState })[]
  readonly linkability: LinkabilityState
  readonly completeness: CompletenessState
  readonly months: ReadonlyMap<string, number>
}

/** Adds up the outcomes of all rows in bounded memory. */
export class Tally {
  readonly #states = new Map<RowState, number>()
  readonly #groups = new Map<string, Group>()
  readonly #linkability = new LinkabilityCount()
  readonly #completeness: CompletenessCount
  readonly #months = new VisitMonthCount()
  readonly #anonymousVisits: boolean
  #total = 0
  /** The identity of the rows that were added last, and how many they are: rows of one order stand below each other. */
  #identity: Identity | undefined
  #identical = 0

  /**
   * @param plan The fields whose completeness is counted.
   * @param anonymousVisits Whether anonymous rows leave too: what is said of linkability is of the rows that are delivered.
   */
  constructor(
    plan: Pick<Plan, 'identity' | 'activity' | 'contactConsent'>,
    { anonymousVisits = true }: { readonly anonymousVisits?: boolean } = {},
  ) {
    this.#completeness = new CompletenessCount(plan)
    this.#anonymousVisits = anonymousVisits
  }

  add(outcome: RowOutcome): void {
    this.#total++
    this.#completeness.add(outcome)
    this.#states.set(outcome.state, (this.#states.get(outcome.state) ?? 0) + 1)
    if (outcome.state === 'accepted') this.#addIdentity(outcome.identity)
    else if (outcome.state === 'anonymous' && this.#anonymousVisits) this.#linkability.addAnonymous(1)
    const { state, activity } = outcome
    if ((state === 'accepted' || state === 'anonymous') && activity) this.#months.add(activity.visitDate)
    for (const { code, field } of outcome.faults) this.#group(code, field).add(outcome.row, outcome.line)
  }

  #group(code: RowCode, field: MappedField | undefined): RowList {
    const key = `${code} ${field ?? ''}`
    let group = this.#groups.get(key)
    if (!group) {
      group = { code, field, rows: new RowList() }
      this.#groups.set(key, group)
    }
    return group.rows
  }

  #addIdentity(identity: Identity): void {
    if (identity !== this.#identity) this.#counted()
    this.#identity = identity
    this.#identical++
  }

  /** The count of linkability, with the rows that still waited. */
  #counted(): LinkabilityCount {
    if (this.#identity !== undefined) this.#linkability.add(this.#identity, this.#identical)
    this.#identity = undefined
    this.#identical = 0
    return this.#linkability
  }

  get total(): number {
    return this.#total
  }

  /**
   * Takes in what was counted of other rows of the same file, each the rows of its part in their order. What is reported then is what one
   * count of all rows in their order reports.
   */
  merge(others: readonly TallyState[]): void {
    for (const { total, states, linkability, months } of others) {
      this.#total += total
      for (const [state, count] of states) this.#states.set(state, (this.#states.get(state) ?? 0) + count)
      this.#counted().merge(LinkabilityCount.of(linkability))
      this.#months.merge(months)
    }
    this.#completeness.merge(others.map(({ completeness }) => completeness))
    // Findings that are as grave and as common stand in the order in which the file has them. Those of one row are met by one part.
    const groups = [...this.#groupStates(), ...others.flatMap((other) => other.groups)]
    groups.sort((one, other) => (one.rows.rows[0] ?? 0) - (other.rows.rows[0] ?? 0))
    this.#groups.clear()
    for (const { code, field, rows } of groups) this.#group(code, field).merge([rows])
  }

  #groupStates(): TallyState['groups'] {
    return [...this.#groups.values()].map((group) => ({ ...group, rows: group.rows.state() }))
  }

  /** Plain data, for `merge` in another thread; nothing is counted any more. */
  state(): TallyState {
    return {
      total: this.#total,
      states: this.#states,
      groups: this.#groupStates(),
      linkability: this.#counted().state(),
      completeness: this.#completeness.state(),
      months: this.#months.state(),
    }
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
    const found = [...this.#groups.values()].map(({ code, field, rows }): Finding => {
      const column = field && columnOf(field)
      return {
        code,
        level: levelOf(code, field),
        where: { ...(field && { field }), ...(column && { column }) },
        ...rows.named(),
      }
    })
    for (const [field, rows] of this.#completeness.fillers()) {
      const { filler } = THRESHOLDS
      if (rows.count < filler.rows || rows.count < this.#total * filler.share) continue
      const column = columnOf(field)
      const code = 'FIELD_FILLED_UP'
      found.push({ code, level: levelOf(code), where: { field, ...(column && { column }) }, ...rows.named() })
    }
    return sortFindings(found)
  }

  completeness(): Completeness {
    return this.#completeness.report()
  }

  /** For which months the visits that leave are. */
  visitMonths(): VisitMonths | undefined {
    return this.#months.report()
  }

  linkability(): LinkabilityReport {
    return this.#counted().report()
  }
}
