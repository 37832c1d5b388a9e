import type { AgreementPeriod, LinkabilityReport } from '@sluis/ttp-core/supplier'
import type { MappedField } from '../map/fields.ts'
import { useOf } from '../map/mapping.ts'
import { answerTo, type Question } from '../map/question.ts'
import type { DuplicateCounts } from '../quality/duplicates.ts'
import type { Quality } from '../quality/quality.ts'
import type { SourceFormat } from '../read/opened.ts'
import { skippedFindings } from '../read/skipped.ts'
import { columnLetter } from './column-letter.ts'
import type { Completeness } from './completeness.ts'
import { type Finding, sortFindings } from './finding.ts'
import { groupFindings, type MendGroup } from './groups.ts'
import { columnOf, type PreparedFile } from './prepare.ts'
import type { RowCounts, Tally } from './tally.ts'
import { levelOf } from './texts.ts'
import type { VisitMonths } from './visit-months.ts'

/** What was seen of a file, without any value of it. */
export interface FileReport {
  readonly file: {
    readonly path: string
    readonly bytes: number
    readonly digest: string
    readonly format: SourceFormat
    readonly encoding: string
    /** Line of the column names; of a sheet, its row. */
    readonly headerLine?: number
    /** The sheet of a spreadsheet that is read. */
    readonly sheet?: string
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
  /** What is to be said, the gravest first. */
  readonly findings: readonly Finding[]
  /** The same by what mends it, the gravest first. */
  readonly groups: readonly MendGroup[]
  /** How much the rows say, field by field. */
  readonly completeness: Completeness
  /** Rows that stand in the file more than once; absent from the summary of a delivery. */
  readonly duplicates?: DuplicateCounts
  /** What was asked about the file and its columns, answered or not; ids and closed words, no values. */
  readonly questions: readonly (Question & { readonly answer?: string })[]
  /** How well the rows that are delivered can be linked. */
  readonly linkability: LinkabilityReport
  /** The months of the visits that leave, without stray ones; absent where there are none. */
  readonly visitMonths?: VisitMonths
  /** The agreements against which the dates of the visits were held; absent where none is known. */
  readonly periods?: readonly AgreementPeriod[]
  /** Whether nothing stops the file. */
  readonly ok: boolean
}

/** What a report can say besides. */
export interface ReportExtras {
  /** What ended the reading before the end of the file. */
  readonly stopped?: readonly Finding[]
  readonly quality?: Quality
  /** When agreements are in force, if the visits were held against them. */
  readonly periods?: readonly AgreementPeriod[]
}

/** Puts the report together. */
export function reportFile(prepared: PreparedFile, tally: Tally, extras: ReportExtras = {}): FileReport {
  const { stopped = [], quality, periods } = extras
  const nameOf = (field: MappedField): string | undefined => columnOf(prepared, field)
  const { source, plan, dateOrders } = prepared
  const passed = skippedFindings(source.skipped()).map((found): Finding => ({ ...found, level: levelOf(found.code) }))
  const said = [
    ...stopped,
    ...prepared.findings,
    ...passed,
    ...tally.findings(nameOf),
    ...(quality?.findings(nameOf) ?? []),
  ]
  const findings = sortFindings(said.map((finding) => withLetter(finding, prepared)))
  const visitMonths = tally.visitMonths()
  const known = new Map(plan.recognised.map((guess) => [guess.column, guess.confidence]))
  return {
    file: {
      path: source.name,
      bytes: source.survey.bytes,
      digest: source.survey.digest,
      format: source.format,
      encoding: source.survey.encoding,
      ...(source.delimiter && { delimiter: source.delimiter }),
      ...(source.headerLine !== undefined && { headerLine: source.headerLine }),
      ...(source.sheet !== undefined && { sheet: source.sheet }),
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
    groups: groupFindings(findings),
    completeness: tally.completeness(),
    ...(quality && { duplicates: quality.duplicates() }),
    questions: prepared.questions.map((question) => {
      const answer = answerTo(question, plan.mapping.answers)
      return { ...question, ...(answer !== undefined && { answer }) }
    }),
    linkability: tally.linkability(),
    ...(visitMonths && { visitMonths }),
    ...(periods && { periods }),
    ok: findings.every(({ level }) => level !== 'blocking'),
  }
}

/** Adds what a spreadsheet calls the column of a finding; lines of JSON have no such columns. */
function withLetter(finding: Finding, { source }: PreparedFile): Finding {
  const { column } = finding.where
  const index = column === undefined || source.format === 'json-lines' ? -1 : source.columns.indexOf(column)
  return index === -1 ? finding : { ...finding, where: { ...finding.where, letter: columnLetter(index) } }
}
