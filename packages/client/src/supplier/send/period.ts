import type { PreparedFile } from '../check/prepare.ts'
import { Tally } from '../check/tally.ts'
import { VisitMonthCount, type VisitMonths } from '../check/visit-months.ts'
import type { DeliveryEvent } from './events.ts'
import { travellingLines } from './lines.ts'
import type { Parties } from './parties.ts'

/**
 * Decides for which months a delivery is announced; undefined announces none.
 * @param visits The months of the visits that leave, without stray dates; undefined where no visit leaves.
 */
export type ChoosePeriod = (visits: VisitMonths | undefined) => Promise<VisitMonths | undefined>

/** What is needed to read the visits of a file. */
export interface PeriodJob {
  readonly prepared: PreparedFile
  readonly parties: Parties
  readonly country: string
  readonly today: string
  readonly onEvent: (event: DeliveryEvent) => void
  readonly signal?: AbortSignal
}

/** The months of the visits that would leave: the file is read for them alone, as `sluis check` does. Throws `FileError` as a delivery. */
export async function visitMonthsOf(job: PeriodJob): Promise<VisitMonths | undefined> {
  const { prepared, parties, country, today, onEvent, signal } = job
  const { anonymousVisits } = parties
  const months = new VisitMonthCount()
  const tally = new Tally(prepared.plan, { anonymousVisits })
  const { bytes } = prepared.source.survey
  let consumed = 0
  const lines = travellingLines(prepared, {
    rules: { country, today, dateOrders: prepared.dateOrders, periods: parties.periods },
    anonymousVisits,
    tally,
    onBytes: (count) => {
      consumed += count
    },
    onOutcome: ({ activity }, leaves) => {
      if (leaves && activity) months.add(activity.visitDate)
    },
    ...(signal && { signal }),
  })
  for await (const _ of lines) {
    signal?.throwIfAborted()
    onEvent({ event: 'looking', rows: tally.total, share: Math.min(1, consumed / bytes) })
  }
  return months.report()
}
