import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

export interface Residence {
  readonly person: Uint8Array
  readonly household: Uint8Array
}

// Intervals are told in days: an address seen twice on one day is written once.
const TEXT = `
  insert into identity.residence as r (person, household, first_seen, last_seen)
  select ${sixteenBytes(1)}, ${sixteenBytes(2)}, $3::timestamptz, $3::timestamptz from ${rowsOf(4)}
  on conflict (person, household) do update set last_seen = excluded.last_seen
  where r.last_seen < excluded.last_seen - interval '1 day'`

/** Records that persons were seen at addresses now. */
export async function seeResidences(sql: Sql, residences: readonly Residence[], at: Date): Promise<void> {
  if (residences.length === 0) return
  const values = [
    column(residences.map(({ person }) => person)),
    column(residences.map(({ household }) => household)),
    at,
    residences.length,
  ]
  await sql.query({ name: 'identity-see-residences', text: TEXT, values })
}
