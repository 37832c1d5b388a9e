import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'
import type { Merge } from './merge-persons.ts'

const PAIRS = `(select ${sixteenBytes(1)} as absorbed, ${sixteenBytes(2)} as survivor from ${rowsOf(3)})`

const RESIDENTS = 'cross join lateral (select person from identity.residence where household = m.absorbed offset 0) r'

const STATEMENTS = [
  `update identity.household h set merged_into = m.survivor
   from ${PAIRS} m where h.id = m.absorbed or h.merged_into = m.absorbed`,
  // Who belongs to the absorbed household is found by its residents: persons and fingerprints are indexed by person. Step by step
  // (`offset 0`), since without statistics a household is believed to have a two-hundredth of all residents.
  `update identity.fingerprint f set household = v.survivor
   from (select x.fingerprint, m.survivor from ${PAIRS} m ${RESIDENTS} cross join lateral (
     select fingerprint from identity.fingerprint where person = r.person and household = m.absorbed offset 0) x offset 0) v
   where f.fingerprint = v.fingerprint`,
  `update identity.person p set household = v.survivor
   from (select r.person, m.absorbed, m.survivor from ${PAIRS} m ${RESIDENTS} offset 0) v
   where p.id = v.person and p.household = v.absorbed`,
  `insert into identity.residence as r (person, household, first_seen, last_seen, names)
   select o.person, m.survivor, min(o.first_seen), max(o.last_seen), (array_agg(o.names))[1]
   from ${PAIRS} m join identity.residence o on o.household = m.absorbed group by o.person, m.survivor
   on conflict (person, household) do update
   set first_seen = least(r.first_seen, excluded.first_seen), last_seen = greatest(r.last_seen, excluded.last_seen)`,
  `delete from identity.residence r using ${PAIRS} m where r.household = m.absorbed`,
]

/** Joins households. Each survivor is final: it is absorbed by none in the same call. Every household has a residence row. */
export async function mergeHouseholds(sql: Sql, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return
  const values = [column(merges.map((row) => row.absorbed)), column(merges.map((row) => row.survivor)), merges.length]
  for (const [index, text] of STATEMENTS.entries()) {
    await sql.query({ name: `identity-merge-households-${index}`, text, values })
  }
}
