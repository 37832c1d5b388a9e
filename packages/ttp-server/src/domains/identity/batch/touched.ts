import type { EventBody } from '../events/event-body.ts'

/**
 * Every number and fingerprint of which the store says something else after an event: what an event says is all that changes of them.
 */
export function touchedBy(body: EventBody): Uint8Array[] {
  const { persons, records, householdMerges, personMerges, personSplits, homes } = body
  return [
    ...persons.map(({ id }) => id),
    ...records.flatMap(({ fingerprint, person }) => [fingerprint, person]),
    ...[...householdMerges, ...personMerges].flatMap(({ absorbed, survivor }) => [absorbed, survivor]),
    ...personSplits.flatMap(({ parent, created }) => [parent, created]),
    ...homes.map(({ id }) => id),
  ]
}
