import type { Identity } from '../identifier/fields.ts'
import { countAdvice } from './advise.ts'
import { DistinctRecords, type DistinctRecordsState } from './distinct-records.ts'
import { countIdentifiers } from './identifiers-of.ts'
import {
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_SCHEMA,
  LINKABILITY_STRENGTHS,
  type LinkabilityAdvice,
  type LinkabilityReport,
  REPEATED_KINDS,
  type RepeatedKind,
  type Repetition,
} from './report.ts'
import { readRowFacts } from './strength.ts'

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

/** Which advice a repeated value of a kind gives. */
const MEND: Readonly<Record<RepeatedKind, LinkabilityAdvice>> = {
  relationNumber: 'MEND_RELATION_NUMBER_REPEATED',
  email: 'MEND_EMAIL_REPEATED',
  phone: 'MEND_PHONE_REPEATED',
  birthDate: 'MEND_BIRTH_DATE_REPEATED',
  address: 'MEND_ADDRESS_REPEATED',
}

/** What was counted of a part of a delivery, as plain data: hashes and numbers, never a value. */
export interface LinkabilityState {
  readonly rows: number
  readonly identifying: number
  readonly identifiers: Readonly<Record<(typeof LINKABILITY_IDENTIFIERS)[number], number>>
  readonly strength: Readonly<Record<(typeof LINKABILITY_STRENGTHS)[number], number>>
  readonly advice: Readonly<Record<LinkabilityAdvice, number>>
  readonly records: DistinctRecordsState
}

/**
 * Counts how well a delivery can be linked: rows in, report out, in bounded memory. The order of the rows does not matter, and
 * parts that were counted apart and merged give the report of the whole.
 */
export class LinkabilityCount {
  #rows = 0
  #identifying = 0
  readonly #identifiers = zeros(LINKABILITY_IDENTIFIERS)
  readonly #strength = zeros(LINKABILITY_STRENGTHS)
  readonly #advice = zeros(LINKABILITY_ADVICE)
  #records = new DistinctRecords()

  /** The count that gave this state, in another thread perhaps; the state is its own from then on. */
  static of(state: LinkabilityState): LinkabilityCount {
    const count = new LinkabilityCount()
    count.#rows = state.rows
    count.#identifying = state.identifying
    Object.assign(count.#identifiers, state.identifiers)
    Object.assign(count.#strength, state.strength)
    Object.assign(count.#advice, state.advice)
    count.#records = DistinctRecords.of(state.records)
    return count
  }

  /** Plain data, for `of`; nothing is counted any more. */
  state(): LinkabilityState {
    return {
      rows: this.#rows,
      identifying: this.#identifying,
      identifiers: this.#identifiers,
      strength: this.#strength,
      advice: this.#advice,
      records: this.#records.state(),
    }
  }

  /** Counts rows by the canonical identity that they share. */
  add(identity: Identity, rows = 1): void {
    const facts = readRowFacts(identity)
    this.#rows += rows
    if (facts.identifying) this.#identifying += rows
    this.#strength[facts.strength] += rows
    countIdentifiers(facts, this.#identifiers, rows)
    countAdvice(facts, this.#advice, rows)
    this.#records.add(identity, rows)
  }

  /** Counts anonymous rows: an e-mail address or a mobile number would lift each of them. */
  addAnonymous(rows: number): void {
    if (rows === 0) return
    this.#rows += rows
    this.#strength.none += rows
    this.#advice.COLLECT_EMAIL_OR_MOBILE += rows
  }

  /** Takes in another count of the same delivery. */
  merge(other: LinkabilityCount): void {
    this.#rows += other.#rows
    this.#identifying += other.#identifying
    for (const name of LINKABILITY_IDENTIFIERS) this.#identifiers[name] += other.#identifiers[name]
    for (const name of LINKABILITY_STRENGTHS) this.#strength[name] += other.#strength[name]
    for (const code of LINKABILITY_ADVICE) this.#advice[code] += other.#advice[code]
    this.#records.merge(other.#records)
  }

  report(): LinkabilityReport {
    const advice = { ...this.#advice }
    const repeated = {} as Record<RepeatedKind, Repetition>
    for (const kind of REPEATED_KINDS) {
      const found = this.#records.repetition(kind)
      // What a sample is multiplied by may overshoot.
      repeated[kind] = { ...found, rows: Math.min(found.rows, this.#rows) }
      advice[MEND[kind]] = repeated[kind].rows
    }
    return {
      schema: LINKABILITY_SCHEMA,
      rows: this.#rows,
      identifying: this.#identifying,
      distinctRecords: Math.min(this.#records.count, this.#rows),
      sampling: this.#records.sampling,
      identifiers: { ...this.#identifiers },
      strength: { ...this.#strength },
      repeated,
      advice: LINKABILITY_ADVICE.map((code) => ({ code, rows: advice[code] }))
        .filter(({ rows }) => rows > 0)
        // Stable: of equals, the earlier in the list.
        .sort((left, right) => right.rows - left.rows),
    }
  }
}

/** The report of a delivery that is at hand as a whole; `undefined` is an anonymous row. */
export function countLinkability(identities: Iterable<Identity | undefined>): LinkabilityReport {
  const count = new LinkabilityCount()
  for (const identity of identities) {
    if (identity === undefined) count.addAnonymous(1)
    else count.add(identity)
  }
  return count.report()
}
