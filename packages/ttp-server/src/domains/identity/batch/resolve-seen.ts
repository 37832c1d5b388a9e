import type { Sql } from '../../../kernel/database.ts'
import type { PreparedBatch } from '../blocking/prepare.ts'
import { keyOf } from '../clusters/entries.ts'
import type { Residence } from '../store/see-residences.ts'
import { seeResidences } from '../store/see-residences.ts'
import type { Resolution, ResolvedRow } from './resolution.ts'
import type { KnownRecord, SplitRecords } from './split-by-fingerprint.ts'

const NO_NAMES = new Uint8Array()

/** Whether nothing of the batch is new: no record, and no person is put elsewhere by one that was seen before. */
export function isSeen({ fresh, known }: SplitRecords): boolean {
  return (
    fresh.length === 0 &&
    known.every(({ household, latestHousehold }) => Buffer.compare(household, latestHousehold) === 0)
  )
}

/**
 * Resolves a batch in which nothing is new: it tells that its persons were seen again, and changes nothing else. Others may do the same
 * at the same time, of the same persons: all write in one order, so that none waits for another who waits for him.
 */
export async function resolveSeen(
  sql: Sql,
  batch: PreparedBatch,
  known: readonly KnownRecord[],
  now: Date,
): Promise<Resolution> {
  const residences = new Map(
    known.map(({ person, household }): [string, Residence] => [
      keyOf(person) + keyOf(household),
      { person, household, names: NO_NAMES },
    ]),
  )
  const sorted = [...residences].sort(([left], [right]) => (left < right ? -1 : 1))
  await seeResidences(
    sql,
    sorted.map(([, residence]) => residence),
    now,
  )
  const rows: (ResolvedRow | undefined)[] = batch.rows.map(() => undefined)
  for (const { delivered, positions, person, household } of known)
    for (const position of positions) rows[position] = { person, household, delivered }
  return { rows, merges: [], splits: [], profiles: new Map() }
}
