import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

export interface KnownFingerprint {
  /** Position in the list that was asked for. */
  readonly position: number
  readonly person: Uint8Array
  /** Household of the address that the record gave. */
  readonly household: Uint8Array
  /** Where the person lives as far as the latest record says. */
  readonly latestHousehold: Uint8Array
}

const TEXT = `
  select i, f.person, f.household, p.household
  from ${rowsOnePlan(2)}
  cross join lateral (
    select person, household from identity.fingerprint where fingerprint = ${sixteenBytes(1)} limit 1
  ) f
  join identity.person p on p.id = f.person`

/** Which of these complete records were seen before. Merges keep the rows of `identity.fingerprint` at final numbers. */
export async function findFingerprints(
  sql: Sql,
  fingerprints: readonly Uint8Array[],
): Promise<readonly KnownFingerprint[]> {
  if (fingerprints.length === 0) return []
  const order = inOrder(fingerprints)
  const rows = await runPrepared<[number, Uint8Array, Uint8Array, Uint8Array]>(
    sql,
    'identity-find-fingerprints',
    TEXT,
    [column(taken(fingerprints, order)), fingerprints.length],
  )
  return rows.map(([at, person, household, latestHousehold]) => ({
    position: order[at] ?? 0,
    person,
    household,
    latestHousehold,
  }))
}
