import type { Plan } from './plan.ts'

/** Whether the file gives the date of the visit, without which nothing can be delivered. */
export function hasVisitDate(plan: Plan): boolean {
  return plan.activity.some(
    ({ field, columns, constant }) => field === 'visitDate' && (columns.length > 0 || constant !== undefined),
  )
}

/** Whether any column is an activity's. */
export function hasActivityColumns(plan: Plan): boolean {
  return plan.activity.some(({ columns }) => columns.length > 0)
}
