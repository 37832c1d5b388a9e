import { type ActivityField, isValue } from '@sluis/ttp-core/rows'
import { isIdentityField, type MappedField } from '../map/fields.ts'
import type { Plan } from '../map/plan.ts'
import { RowList, type RowListState } from './finding.ts'
import type { RowOutcome } from './outcome.ts'

/** What the rows say in one field. The four counts add up to the rows that could be read. */
export interface FieldCompleteness {
  readonly field: MappedField
  /** Usable. */
  readonly valid: number
  /** Filled with what cannot be used; dropped, or the row is refused. */
  readonly refused: number
  /** A word or made-up value that stands for nothing: "n.v.t.", 0612345678. */
  readonly filler: number
  readonly empty: number
}

/** How complete the rows of a file are. */
export interface Completeness {
  /** Rows that could be read. */
  readonly rows: number
  /** Rows that leave with everything that the mapped columns can say: every field valid that most people have. */
  readonly complete: number
  /** Rows about which nothing is to be mended: not kept here, no value dropped. */
  readonly faultless: number
  readonly fields: readonly FieldCompleteness[]
}

/** Fields that a complete row may lack: many people have no such thing, or the rest of the row says it. */
const MAY_LACK: ReadonlySet<MappedField> = new Set([
  'familyNamePrefix',
  'houseNumberAddition',
  'initials',
  'country',
  'contactConsent',
  'visitTime',
])
/** Not told by what becomes of a row. */
const NOT_COUNTED: ReadonlySet<MappedField> = new Set(['objected'])
const FILLERS: ReadonlySet<string> = new Set(['EMPTY_MARKER', 'PLACEHOLDER'])

const WHAT = ['valid', 'refused', 'filler', 'empty'] as const
type What = (typeof WHAT)[number]

/** What was counted of some rows, as plain data. */
export interface CompletenessState {
  readonly rows: number
  readonly complete: number
  readonly faultless: number
  readonly counts: Uint32Array
  readonly fillers: readonly RowListState[]
}

/** Counts, field by field, what the rows of a file say. */
export class CompletenessCount {
  readonly #fields: readonly MappedField[]
  readonly #areOfIdentity: readonly boolean[]
  readonly #expected: readonly boolean[]
  /** Places in `WHAT`, as many for each field. */
  readonly #counts: Uint32Array
  readonly #fillers: readonly RowList[]
  #rows = 0
  #complete = 0
  #faultless = 0
  /** What the row before said, field by field as places in `WHAT`: rows below each other share an identity, and a visit. */
  readonly #said: Uint8Array
  #identity: RowOutcome['fields'] | undefined
  #activity: RowOutcome['activity'] | undefined

  constructor(plan: Pick<Plan, 'identity' | 'activity' | 'contactConsent'>) {
    const plans = [...plan.identity, ...plan.activity, ...(plan.contactConsent ? [plan.contactConsent] : [])]
    this.#fields = plans.map(({ field }) => field).filter((field) => !NOT_COUNTED.has(field))
    this.#areOfIdentity = this.#fields.map(isIdentityField)
    this.#expected = this.#fields.map((field) => !MAY_LACK.has(field))
    this.#fillers = this.#fields.map(() => new RowList())
    this.#counts = new Uint32Array(this.#fields.length * WHAT.length)
    this.#said = new Uint8Array(this.#fields.length)
  }

  /** Counts a row; one that could not be read says nothing about its fields. */
  add(outcome: RowOutcome): void {
    if (!wasRead(outcome)) return
    const { fields, activity, faults, contactConsent } = outcome
    // With a fault, or an answer about contact, a row may say otherwise than the one before of the same visit.
    const isSameVisit =
      activity !== undefined && activity === this.#activity && faults.length === 0 && contactConsent === undefined
    this.#rows++
    let complete = outcome.state === 'accepted'
    for (let at = 0; at < this.#fields.length; at++) {
      const isKnown = this.#areOfIdentity[at] === true ? fields === this.#identity : isSameVisit
      if (!isKnown) this.#said[at] = WHAT.indexOf(whatOf(outcome, this.#fields[at] as MappedField))
      const what = this.#said[at] ?? 0
      const place = at * WHAT.length + what
      this.#counts[place] = (this.#counts[place] ?? 0) + 1
      if (what === FILLER) this.#fillers[at]?.add(outcome.row, outcome.line)
      if (what !== VALID && this.#expected[at]) complete = false
    }
    this.#identity = fields
    this.#activity = faults.length === 0 && contactConsent === undefined ? activity : undefined
    if (complete) this.#complete++
    const leaves = outcome.state === 'accepted' || outcome.state === 'anonymous'
    if (leaves && faults.every(({ code }) => code === 'ROW_ANONYMOUS')) this.#faultless++
  }

  /** Takes in the counts of other rows of the same file. */
  merge(others: readonly CompletenessState[]): void {
    for (const { rows, complete, faultless, counts } of others) {
      this.#rows += rows
      this.#complete += complete
      this.#faultless += faultless
      for (let at = 0; at < counts.length; at++) this.#counts[at] = (this.#counts[at] ?? 0) + (counts[at] ?? 0)
    }
    for (const [at, list] of this.#fillers.entries()) list.merge(others.flatMap(({ fillers }) => fillers[at] ?? []))
  }

  /** Plain data, for `merge` in another thread. */
  state(): CompletenessState {
    return {
      rows: this.#rows,
      complete: this.#complete,
      faultless: this.#faultless,
      counts: this.#counts,
      fillers: this.#fillers.map((list) => list.state()),
    }
  }

  /** Rows whose field holds what stands for nothing. */
  fillers(): (readonly [MappedField, RowList])[] {
    return this.#fields.map((field, at) => [field, this.#fillers[at] ?? new RowList()])
  }

  report(): Completeness {
    const countOf = (at: number, what: What): number => this.#counts[at * WHAT.length + WHAT.indexOf(what)] ?? 0
    return {
      rows: this.#rows,
      complete: this.#complete,
      faultless: this.#faultless,
      fields: this.#fields.map((field, at) => ({
        field,
        valid: countOf(at, 'valid'),
        refused: countOf(at, 'refused'),
        filler: countOf(at, 'filler'),
        empty: countOf(at, 'empty'),
      })),
    }
  }
}

const VALID = WHAT.indexOf('valid')
const FILLER = WHAT.indexOf('filler')

/** Whether the row came apart into columns at all. */
export function wasRead({ state, faults }: RowOutcome): boolean {
  return state !== 'refused' || faults.some(({ field }) => field !== undefined)
}

function whatOf({ fields, activity, filled, faults, contactConsent }: RowOutcome, field: MappedField): What {
  if (isIdentityField(field)) {
    const result = fields[field]
    if (result === undefined) return 'empty'
    if (isValue(result)) return 'valid'
    if ('error' in result) return 'refused'
    // What moved to another field was filled and is used there.
    if (result.changes.some((change) => FILLERS.has(change))) return 'filler'
    return result.changes.length > 0 && !result.changes.every((change) => change === 'TRIMMED') ? 'valid' : 'empty'
  }
  for (const fault of faults) {
    if (fault.field === field) return fault.code === 'ACTIVITY_VISIT_DATE_MISSING' ? 'empty' : faultWhat(fault.code)
  }
  if (field === 'contactConsent') return contactConsent === undefined ? 'empty' : 'valid'
  // Refused for another field: what this one holds is there all the same.
  if (filled) return filled.includes(field) ? 'valid' : 'empty'
  const name = (field === 'price' ? 'priceCents' : field) as ActivityField
  return activity?.[name] === undefined ? 'empty' : 'valid'
}

/** What the agreement does not allow is sound all the same. */
const NOT_AGREED: ReadonlySet<string> = new Set([
  'ROW_BEFORE_AGREEMENT',
  'ROW_AFTER_AGREEMENT',
  'ROW_SURVEY_NOT_AGREED',
])

function faultWhat(code: string): What {
  return NOT_AGREED.has(code) ? 'valid' : 'refused'
}
