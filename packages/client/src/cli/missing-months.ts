import { type Directory, isInForce } from '@sluis/ttp-core/supplier'
import type { RemoteDelivery } from '../supplier/send/remote-delivery.ts'

/** Months of one agreement that no delivery announced, the oldest first, YYYY-MM. */
export interface MissingMonths {
  readonly tenant: string
  readonly domain: string
  readonly months: readonly string[]
}

/** More months back than these are history. */
const MONTHS_MAX = 24

/**
 * The months that are over and that no open or closed delivery says it is about (`--period`), by agreement in force. An agreement
 * under which nothing ever said its months is left out: of what months its visits are only the recipient knows.
 * @param today YYYY-MM-DD.
 */
export function missingMonths(
  directory: Directory,
  institution: string,
  deliveries: readonly RemoteDelivery[],
  today: string,
): readonly MissingMonths[] {
  const said = deliveries.filter(({ state, period }) => period != null && (state === 'closed' || state === 'open'))
  return directory.agreements
    .filter((agreement) => agreement.institution === institution && isInForce(agreement, today))
    .flatMap(({ tenant, domain, inForceFrom }) => {
      const own = said.filter((delivery) => delivery.tenant === tenant && delivery.domain === domain)
      if (own.length === 0) return []
      const months = monthsBetween(inForceFrom.slice(0, 7), today.slice(0, 7))
        .slice(-MONTHS_MAX)
        .filter((month) => !own.some(({ period }) => period && period.from <= month && month <= period.until))
      return months.length === 0 ? [] : [{ tenant, domain, months }]
    })
}

/** From the first month to the last, which is not over and left out. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  const [year = 0, number = 1] = first.split('-').map(Number)
  for (let at = year * 12 + number - 1; ; at++) {
    const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
    if (month >= last) return months
    months.push(month)
  }
}
