import type { LinkabilityReport } from '@sluis/ttp-core/supplier'
import type { MappedField } from '../map/fields.ts'
import { useOf } from '../map/mapping.ts'
import { answerTo, type Question } from '../map/question.ts'
import { columnOf, type PreparedFile } from './prepare.ts'
import type { Finding, RowCounts, Tally } from './tally.ts'

/** What was seen of a file, without any value of it. */
export interface FileReport {
  readonly file: {
    readonly path: string
    readonly bytes: number
    readonly digest: string
    readonly format: 'csv' | 'json-lines'
    readonly encoding: string
    readonly delimiter?: string
  }
  readonly rows: RowCounts
  /** Columns that are used. `confidence` 1 when a mapping named them. */
  readonly columns: readonly { readonly column: string; readonly field: MappedField; readonly confidence: number }[]
  /** Columns that never leave the machine. */
  readonly unmapped: readonly string[]
  /** Guesses that were not sure enough to use. */
  readonly unsure: readonly { readonly column: string; readonly field: MappedField; readonly confidence: number }[]
  readonly dateOrders: PreparedFile['dateOrders']
  readonly findings: readonly Finding[]
  /** What was asked about the file and its columns, answered or not; ids and closed words, no values. */
  readonly questions: readonly (Question & { readonly answer?: string })[]
  /** How well the rows that are delivered can be linked. */
  readonly linkability: LinkabilityReport
  /** Whether nothing stops the file. */
  readonly ok: boolean
}

/** Puts the report together; `stopped` is what ended the reading before the end of the file. */
export function reportFile(prepared: PreparedFile, tally: Tally, stopped: readonly Finding[] = []): FileReport {
  const { source, plan, dateOrders } = prepared
  const findings = [...stopped, ...prepared.findings, ...tally.findings((field) => columnOf(prepared, field))]
  const known = new Map(plan.recognised.map((guess) => [guess.column, guess.confidence]))
  return {
    file: {
      path: source.name,
      bytes: source.survey.bytes,
      digest: source.survey.digest,
      format: source.format,
      encoding: source.survey.encoding,
      ...(source.delimiter && { delimiter: source.delimiter }),
    },
    rows: tally.counts(),
    columns: Object.entries(plan.mapping.columns).map(([column, entry]) => ({
      column,
      field: useOf(entry).field,
      confidence: known.get(column) ?? 1,
    })),
    unmapped: plan.unmapped,
    unsure: plan.recognised
      .filter(({ used }) => !used)
      .map(({ column, field, confidence }) => ({ column, field, confidence })),
    dateOrders,
    findings,
    questions: prepared.questions.map((question) => {
      const answer = answerTo(question, plan.mapping.answers)
      return { ...question, ...(answer !== undefined && { answer }) }
    }),
    linkability: tally.linkability(),
    ok: findings.every(({ level }) => level !== 'blocking'),
  }
}
