import type { JsonValue } from '@sluis/ttp-core/supplier'
import type { MappedField } from '../map/fields.ts'
import type { Mapping } from '../map/mapping.ts'
import { withPersons } from '../map/persons.ts'
import { type DateOrders, type Plan, planRows } from '../map/plan.ts'
import { hasActivityColumns, hasVisitDate } from '../map/plan-columns.ts'
import { openQuestions, type Question } from '../map/question.ts'
import { specialContent } from '../quality/special-content.ts'
import type { Origin } from '../read/origin.ts'
import { openSource, type Source, type SourceOptions } from '../read/source.ts'
import type { Finding } from './tally.ts'
import { levelOf } from './texts.ts'

/** A file that is ready to be read row by row: the same for checking and for sending, so that they cannot differ. */
export interface PreparedFile {
  readonly source: Source
  readonly plan: Plan
  readonly dateOrders: DateOrders
  /** What is to be said about the file and its columns, before any row. */
  readonly findings: readonly Finding[]
  /** What only a person can say of the file and its columns; a needed one that is open stops a delivery (QUESTION_OPEN). */
  readonly questions: readonly Question[]
  /** What is told apart of two deliveries of the same bytes, where that is not columns, words and dates. */
  readonly reading?: JsonValue
  /** The delivery is announced before a row is read: records of a run that was delivered are not asked for. */
  readonly announcedFirst?: boolean
}

/** Looks at a file and settles how its rows are read. Throws `FileError` for what stops the whole file. */
export async function prepareFile(
  origin: Origin,
  mapping: Mapping | undefined,
  options: SourceOptions,
): Promise<PreparedFile> {
  const source = await openSource(origin, {
    ...options,
    ...(mapping?.reading && { reading: mapping.reading }),
    ...(mapping?.answers && { answers: mapping.answers }),
  })
  // On another sheet there may be columns that are known: that is asked first.
  const isSheetOpen = openQuestions(source.questions, mapping?.answers).some(({ id }) => id === 'sheet')
  const plan = planRows(source, mapping, { mayBeEmpty: isSheetOpen })
  const said = [...source.notices, ...plan.notices]
  const findings = said.map(
    ({ code, where, ...more }): Finding => ({ code, level: levelOf(code), count: 1, ...more, where }),
  )
  if (!hasVisitDate(plan)) {
    // A file of identities alone can be checked; a file of visits without their date cannot be delivered.
    const level = hasActivityColumns(plan) ? 'blocking' : 'notice'
    findings.push({ code: 'VISIT_DATE_UNMAPPED', level, count: 1, where: { field: 'visitDate' } })
  }
  findings.push(...specialContent(plan, source, mapping?.columns !== undefined))
  const questions = [...source.questions, ...plan.questions]
  const open = openQuestions(questions, plan.mapping.answers).filter(({ needed }) => needed).length
  if (open > 0) findings.unshift({ code: 'QUESTION_OPEN', level: 'blocking', count: open, where: {} })
  return { source: withPersons(source, plan.further ?? []), plan, dateOrders: plan.dateOrders, findings, questions }
}

/** The first column of the file that gives a field. */
export function columnOf({ plan, source }: PreparedFile, field: MappedField): string | undefined {
  const found = [
    ...plan.identity,
    ...plan.activity,
    ...(plan.objected ? [plan.objected] : []),
    ...(plan.contactConsent ? [plan.contactConsent] : []),
  ].find((item) => item.field === field)
  return source.columns[found?.columns[0] ?? -1]
}
