import type { Agreement, Directory } from '@sluis/ttp-core/common'
import { isInForce } from '@sluis/ttp-core/common'
import type { ShownDelivery } from './ports.ts'

/** How a month stands: announced by a delivery that was closed, by one that is open, by none, or not over yet. */
export type MonthState = 'delivered' | 'underway' | 'missing' | 'running'

/** The months of one agreement, the newest first. */
export interface AgreementCalendar {
  readonly agreement: Agreement
  /** YYYY-MM. */
  readonly months: readonly { readonly month: string; readonly state: MonthState }[]
  /** Deliveries that were received and announce no month. */
  readonly unannounced: number
}

/** More months than these are history. */
const MONTHS_MAX = 24

/**
 * Which months of the agreements in force the institution says that it delivered. Nobody but the recipient knows of which months the visits
 * are: the gateway cannot open an activity.
 * @param today YYYY-MM-DD, by UTC.
 */
export function calendarsOf(
  directory: Directory,
  institution: string,
  deliveries: readonly ShownDelivery[],
  today: string,
): readonly AgreementCalendar[] {
  return directory.agreements
    .filter((agreement) => agreement.institution === institution && isInForce(agreement, today))
    .map((agreement) => {
      const own = deliveries.filter(({ tenant, domain }) => tenant === agreement.tenant && domain === agreement.domain)
      const months = monthsFrom(agreement.inForceFrom.slice(0, 7), today.slice(0, 7)).map((month) => ({
        month,
        state: stateOf(month, own, today.slice(0, 7)),
      }))
      const unannounced = own.filter(({ state, period }) => state === 'closed' && period === undefined).length
      return { agreement, months, unannounced }
    })
}

function stateOf(month: string, deliveries: readonly ShownDelivery[], current: string): MonthState {
  const covering = deliveries.filter(
    ({ period }) => period !== undefined && period.from <= month && month <= period.until,
  )
  if (covering.some(({ state }) => state === 'closed')) return 'delivered'
  if (covering.some(({ state }) => state === 'open')) return 'underway'
  return month === current ? 'running' : 'missing'
}

/** Months from the one to the other, the newest first, at most `MONTHS_MAX`. */
function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = []
  for (let month = last; month >= first && months.length < MONTHS_MAX; month = before(month)) months.push(month)
  return months
}

function before(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1
    ? `${String(year - 1).padStart(4, '0')}-12`
    : `${String(year).padStart(4, '0')}-${String(number - 1).padStart(2, '0')}`
}
