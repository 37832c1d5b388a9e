import { hasAddress } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { HouseholdEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import type { HousedRecord, Neighbourhood } from './assign.ts'
import { assignHousehold } from './assign.ts'
import type { OwnedRecord } from './neighbourhood.ts'
import { loadNeighbourhood, locateRecords } from './neighbourhood.ts'
import type { SeenAgain } from './revise-sites.ts'
import { reviseSites } from './revise-sites.ts'

/** Where everybody of a batch lives. */
export interface Settlement extends Neighbourhood {
  /** Households of the new records, in their order. */
  readonly households: readonly HouseholdEntry[]
}

/**
 * Finds the households of new records, and what they change of those that were found before. All merges of persons of the batch
 * are done.
 * @param seenAgain Records that were seen before, and say again where their person lives.
 */
export async function settleHouseholds(
  sql: Sql,
  tools: BatchTools,
  state: BatchState,
  owned: readonly OwnedRecord[],
  seenAgain: readonly SeenAgain[],
  now: Date,
): Promise<Settlement> {
  const housed = locateRecords(tools, owned)
  const around = await loadNeighbourhood(sql, tools, state, housed, now)
  const { moves } = around
  // A door is learnt before those who do not tell it, and an address before those who do not tell one: whatever their order was.
  const order = [...housed.entries()].sort(([, left], [, right]) => vagueness(left) - vagueness(right))
  const households: HouseholdEntry[] = []
  for (const [position, one] of order) households[position] = assignHousehold(one, around)
  await reviseSites(sql, around, state, housed, seenAgain)
  for (const person of state.persons) {
    if (person.household !== undefined) person.household = moves.settled(final(person).id, person.household)
  }
  return {
    ...around,
    households: households.map((household, position) => {
      const person = housed[position]?.person
      return person === undefined ? household : moves.settled(person.id, household)
    }),
  }
}

/** 0 for an address with an addition, 1 without, 2 for none. */
function vagueness({ record, home }: HousedRecord): number {
  if (!hasAddress(record)) return 2
  return home?.addition === '' ? 1 : 0
}
