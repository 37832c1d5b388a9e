import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

/** Two numbers that are one: `absorbed` leads to `survivor` from now on. */
export interface Merge {
  readonly absorbed: Uint8Array
  readonly survivor: Uint8Array
}

const PAIRS = `(select ${sixteenBytes(1)} as absorbed, ${sixteenBytes(2)} as survivor from ${rowsOf(3)})`

const STATEMENTS = [
  // Numbers that led to the absorbed one lead on to the survivor: forwards are never longer than one step.
  `update identity.person p set merged_into = m.survivor from ${PAIRS} m where p.id = m.absorbed or p.merged_into = m.absorbed`,
  `update identity.fingerprint f set person = m.survivor from ${PAIRS} m where f.person = m.absorbed`,
  `insert into identity.residence as r (person, household, first_seen, last_seen, names)
   select m.survivor, o.household, min(o.first_seen), max(o.last_seen), (array_agg(o.names))[1]
   from ${PAIRS} m join identity.residence o on o.person = m.absorbed group by m.survivor, o.household
   on conflict (person, household) do update
   set first_seen = least(r.first_seen, excluded.first_seen), last_seen = greatest(r.last_seen, excluded.last_seen)`,
  `delete from identity.residence r using ${PAIRS} m where r.person = m.absorbed`,
  `delete from identity.profile f using ${PAIRS} m where f.person = m.absorbed`,
  // Without its salt, what backups hold of the absorbed profile is unreadable.
  `delete from identity_salt.salt s using ${PAIRS} m where s.person = m.absorbed`,
]

/** Joins persons. Each survivor is final: it is absorbed by nobody in the same call. */
export async function mergePersons(sql: Sql, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return
  const values = [column(merges.map((row) => row.absorbed)), column(merges.map((row) => row.survivor)), merges.length]
  for (const [index, text] of STATEMENTS.entries()) {
    await sql.query({ name: `identity-merge-persons-${index}`, text, values })
  }
}
