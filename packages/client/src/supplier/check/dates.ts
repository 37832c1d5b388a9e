import { canonicaliseColumnDateOrder } from '@sluis/ttp-core/supplier'
import type { FindingCode, Where } from '../findings.ts'
import type { FieldPlan, Plan } from '../map/plan.ts'
import type { SourceRow } from '../read/source.ts'

/** How the dates of a file are read, for all its rows alike. */
export interface DateOrders {
  readonly birthDate: 'dmy' | 'mdy' | 'ymd'
  readonly activity: 'dmy' | 'mdy'
}
interface Inferred {
  readonly orders: DateOrders
  readonly notices: readonly { readonly code: FindingCode; readonly where: Where }[]
}

/** Infers the order of day and month per column from the first rows; what can be read both ways is day first, and said. */
export function inferDateOrders(plan: Plan, columns: readonly string[], sample: readonly SourceRow[]): Inferred {
  const notices: { code: FindingCode; where: Where }[] = []
  const infer = (fields: readonly FieldPlan[]): 'dmy' | 'mdy' | 'ymd' => {
    const positions = fields.flatMap((field) => field.columns)
    const values = sample.flatMap((row) => positions.map((index) => row.values[index] ?? ''))
    const order = canonicaliseColumnDateOrder(values)
    if (order !== 'ambiguous') return order
    // A column of dates with the year in front or the month in letters has nothing to assume.
    const [field] = fields
    const column = columns[positions[0] ?? -1]
    if (field && column !== undefined && values.some((value) => DAY_OR_MONTH_FIRST.test(value))) {
      notices.push({ code: 'DATE_ORDER_ASSUMED', where: { column, field: field.field } })
    }
    return 'dmy'
  }
  const birthDate = infer(plan.identity.filter(({ field }) => field === 'birthDate'))
  const activity = infer(plan.activity.filter(({ field }) => ACTIVITY_DAYS.has(field)))
  return { orders: { birthDate, activity: activity === 'mdy' ? 'mdy' : 'dmy' }, notices }
}

const DAY_OR_MONTH_FIRST = /^\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?!\d)/
const ACTIVITY_DAYS: ReadonlySet<string> = new Set(['visitDate', 'orderDate', 'surveyConsentAt'])
