import type { DeliverRecordsOptions, VisitRecord } from '../../src/index.ts'
import type { FakeTtp } from '../../src/testing/index.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

/** One visit of a visitor of his own; numbers from 0. */
export const visit = (number: number): VisitRecord => ({
  relationNumber: `R${number}`,
  email: `bezoeker${number}@voorbeeld.nl`,
  visitDate: `2026-03-${String((number % 28) + 1).padStart(2, '0')}`,
  activityType: 'ticket',
  basis: 'observed',
  priceCents: 1250,
  quantity: 2,
})

/** So many visits, one after the other. */
export async function* visits(count: number): AsyncGenerator<VisitRecord> {
  for (let number = 0; number < count; number++) yield visit(number)
}

/** What a test of the library gives it: the fake in place of the network, and no waiting. */
export const optionsFor = (ttp: FakeTtp, run = 'weekly 2026-W47'): DeliverRecordsOptions => ({
  config: ttp.config(temporaryFolder()),
  fetch: ttp.fetch,
  run,
  retry: { sleep: async () => undefined, attempts: 3 },
  receiptPolling: { interval: 1, longest: 200 },
})
