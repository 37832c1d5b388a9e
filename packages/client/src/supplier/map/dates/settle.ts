import type { FindingCode, Where } from '../../findings.ts'
import type { MappedField } from '../fields.ts'
import { answerTo, type Question } from '../question.ts'
import type { ColumnReading, DateOrder } from '../reading.ts'
import { type ColumnDates, inspectDates } from './column-dates.ts'

/** A column of dates and what was decided of it before. */
export interface DateColumn {
  readonly index: number
  readonly column: string
  readonly field: MappedField
  readonly cells: readonly string[]
  /** The reading that a mapping names. */
  readonly read?: ColumnReading
}

/** How each column of dates is read, and what is asked and said of it. */
export interface SettledDates {
  /** By position; a column that is to be ignored has none. */
  readonly readings: ReadonlyMap<number, { readonly read: ColumnReading; readonly midnight: boolean }>
  readonly questions: readonly Question[]
  readonly notices: readonly { readonly code: FindingCode; readonly where: Where }[]
}

/** Settles the order of day, month and year for each column by itself, by its neighbours of the same form, or by asking. */
export function settleDateColumns(
  columns: readonly DateColumn[],
  {
    order,
    answers,
  }: { readonly order: DateOrder | undefined; readonly answers: Readonly<Record<string, string>> | undefined },
): SettledDates {
  const inspected = columns.map((column) => ({ ...column, dates: inspectDates(column.cells, column.column) }))
  const readings = new Map<number, { read: ColumnReading; midnight: boolean }>()
  const questions: Question[] = []
  const notices: { code: FindingCode; where: Where }[] = []
  // Whoever counts the days of births from 1904 counts those of visits so too: births are asked about first.
  const byBirth = [...inspected].sort((a, b) => Number(b.field === 'birthDate') - Number(a.field === 'birthDate'))
  let system: ColumnReading = 'serial-1900'
  for (const item of byBirth) {
    const { index, column, field, dates, read } = item
    const settle = (reading: ColumnReading): void => {
      readings.set(index, { read: reading, midnight: dates.midnight })
    }
    // What a mapping says is held against what the file shows: last month's order may not be this month's.
    const said = read && (read.startsWith('serial') === dates.serial || dates.empty) ? read : undefined
    if (said !== undefined && dates.certainty === 'sure' && dates.decided && !dates.serial && dates.order !== said) {
      const question: Question = {
        id: `changed:${column}`,
        code: 'DATE_ORDER_ASSUMED',
        column,
        field,
        options: [dates.order, said, 'ignore'],
        proposed: dates.order,
        needed: true,
      }
      questions.push(question)
      const answer = answerTo(question, answers) ?? dates.order
      if (answer !== 'ignore') settle(answer as ColumnReading)
    } else if (said) settle(said)
    else if (dates.serial) {
      const question: Question = {
        id: `date:${column}`,
        code: 'DATE_SERIAL',
        column,
        field,
        options: ['serial-1900', 'serial-1904', 'ignore'],
        proposed: system,
        needed: field === 'birthDate',
      }
      questions.push(question)
      const answer = answerTo(question, answers) ?? system
      if (answer === 'ignore') continue
      system = answer as ColumnReading
      settle(system)
    } else if (order) settle(order)
    else if (dates.certainty === 'sure') settle(dates.order)
    else {
      const alike = inspected.find((other) => other !== item && decides(other.dates, dates))
      if (dates.certainty === 'either' && alike) {
        settle(alike.dates.order)
        continue
      }
      if (dates.certainty === 'both' || (field === 'birthDate' && doubtful(dates))) {
        const question: Question = {
          id: `date:${column}`,
          code: 'DATE_ORDER_ASSUMED',
          column,
          field,
          options: ['dmy', 'mdy', 'ignore'],
          proposed: 'dmy',
          needed: true,
        }
        questions.push(question)
        const answer = answerTo(question, answers)
        if (answer !== 'ignore') settle((answer as ColumnReading | undefined) ?? 'dmy')
        if (answer !== undefined) continue
      } else settle('dmy')
      notices.push({ code: 'DATE_ORDER_ASSUMED', where: { column, field } })
    }
  }
  return { readings, questions, notices }
}

/** Another column of the same export, with the same mark between its numbers, that can be read in one order alone. */
function decides(other: ColumnDates, dates: ColumnDates): boolean {
  return (
    other.certainty === 'sure' &&
    !other.serial &&
    other.decided &&
    other.separator !== '' &&
    other.separator === dates.separator
  )
}

/** Two dates without a day above the twelfth are chance in a short file; three are not, and a slash is American as often as Dutch. */
const doubtful = ({ undecided, separator }: ColumnDates): boolean => undecided >= 3 || separator === '/'
