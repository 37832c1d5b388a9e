import { FileError } from '../findings.ts'
import type { Source } from '../read/source.ts'
import { columnLabels } from './column-labels.ts'
import { type SettledDates, settleDateColumns } from './dates/settle.ts'
import type { MappedField } from './fields.ts'
import { inferReading } from './infer-reading.ts'
import type { ColumnUse, Mapping, SettledMapping } from './mapping.ts'
import type { DateOrders } from './plan.ts'
import { profileOf } from './profile.ts'
import { answerTo, type Question } from './question.ts'
import type { DateOrder } from './reading.ts'
import type { Recognised } from './recognise.ts'
import { askSeveralMails, holdsSeveralMails } from './several-mails.ts'

/** A column of the file and what is taken from it. */
export interface PlacedUse {
  readonly index: number
  readonly column: string
  readonly use: ColumnUse
  /** Its times of day are all midnight, and say nothing. */
  readonly midnight?: boolean
}
type Columns = Pick<Source, 'columns' | 'sample' | 'format'>

/** Entries of a mapping whose keys no line of a JSON file has: they stay in force. */
export function missingKeys(
  { columns, format }: Columns,
  named: SettledMapping['columns'] = {},
): [string, MappedField | ColumnUse][] {
  if (format !== 'json-lines') return []
  return Object.entries(named).filter(([column]) => findColumn(columns, column) === undefined)
}

/** The day that somebody chose comes before another that was recognised. */
const isSaidVisit = ({ by, field }: Recognised): boolean => by === 'answer' && field === 'visitDate'

/** The columns that were recognised. */
export function recognisedUses(recognised: readonly Recognised[]): PlacedUse[] {
  const saidFirst = [...recognised].sort((a, b) => Number(isSaidVisit(b)) - Number(isSaidVisit(a)))
  return saidFirst.flatMap(({ column, index, field, used, person, read }): PlacedUse[] =>
    used ? [{ index, column, use: { field, ...(read && { read }), ...(person !== undefined && { person }) } }] : [],
  )
}

/** The place of a column by its header or its label. Throws COLUMN_REPEATED where that does not say which. */
export function findColumn(columns: readonly string[], name: string): number | undefined {
  const labelled = columnLabels(columns).indexOf(name)
  if (labelled !== -1) return labelled
  const index = columns.indexOf(name) === -1 ? columns.indexOf(name.trim()) : columns.indexOf(name)
  if (index === -1) return undefined
  if (columns.indexOf(columns[index] ?? '', index + 1) !== -1) throw new FileError('COLUMN_REPEATED', { column: name })
  return index
}

/** Fields whose columns hold days. */
export const DATES: ReadonlySet<MappedField> = new Set(['birthDate', 'visitDate', 'orderDate', 'surveyConsentAt'])

/** Settles how the cells of each column are read. */
export function readColumns(
  { sample }: Columns,
  uses: readonly PlacedUse[],
  mapping: Mapping = {},
): Pick<SettledDates, 'questions' | 'notices'> & { readonly uses: readonly PlacedUse[]; readonly orders: DateOrders } {
  const cellsOf = (index: number): string[] => sample.map(({ values }) => values[index] ?? '')
  const dates = settleDateColumns(
    uses
      .filter(({ use }) => DATES.has(use.field))
      .map(({ index, column, use }) => ({
        index,
        column,
        field: use.field,
        cells: cellsOf(index),
        ...(use.read && { read: use.read }),
      })),
    { order: mapping.reading?.dateOrder, answers: mapping.answers },
  )
  const several: Question[] = []
  const settled = uses.flatMap((placed): PlacedUse[] => {
    const { index, column, use } = placed
    if (use.field === 'email' && use.read === undefined && cellsOf(index).some(holdsSeveralMails)) {
      const question = askSeveralMails(column)
      several.push(question)
      const answer = answerTo(question, mapping.answers)
      if (answer === 'ignore') return []
      return [{ ...placed, use: { ...use, ...(answer === 'first-mail' && { read: answer }) } }]
    }
    if (!DATES.has(use.field)) {
      const read = use.read ?? inferReading(use.field, profileOf(cellsOf(index)), column)
      return [{ ...placed, use: { ...use, ...(read && { read }) } }]
    }
    const reading = dates.readings.get(index)
    return reading ? [{ ...placed, use: { ...use, read: reading.read }, midnight: reading.midnight }] : []
  })
  const orderOf = (fields: readonly MappedField[]): DateOrder => {
    const read = settled.find(({ use }) => fields.includes(use.field))?.use.read
    return read === 'mdy' || read === 'ymd' ? read : 'dmy'
  }
  const activity = orderOf(['visitDate', 'orderDate'])
  return {
    uses: settled,
    questions: [...dates.questions, ...several],
    notices: dates.notices,
    orders: { birthDate: orderOf(['birthDate']), activity: activity === 'mdy' ? 'mdy' : 'dmy' },
  }
}

/** How a use is written in a mapping: the field alone, where nothing else is to be said. */
export function plainUse(use: ColumnUse): MappedField | ColumnUse {
  const read = use.read === 'dmy' ? undefined : use.read
  return read === undefined && use.person === undefined ? use.field : { ...use, ...(read && { read }) }
}
