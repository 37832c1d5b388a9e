import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

/** What a person's records said of one household is said of another from now on. */
export interface Rehousing {
  readonly person: Uint8Array
  readonly from: Uint8Array
  readonly to: Uint8Array
}

const MOVES = `(select i, ${sixteenBytes(1)} as person, ${sixteenBytes(2)} as source, ${sixteenBytes(3)} as target from ${rowsOf(4)})`

const RECORDS = `
  update identity.fingerprint f set household = m.target
  from ${MOVES} m where f.person = m.person and f.household = m.source
  returning m.i, f.fingerprint`

const RESIDENCES = [
  `insert into identity.residence as r (person, household, first_seen, last_seen, names)
   select o.person, m.target, min(o.first_seen), max(o.last_seen), (array_agg(o.names))[1]
   from ${MOVES} m join identity.residence o on o.person = m.person and o.household = m.source group by o.person, m.target
   on conflict (person, household) do update
   set first_seen = least(r.first_seen, excluded.first_seen), last_seen = greatest(r.last_seen, excluded.last_seen)`,
  `delete from identity.residence r using ${MOVES} m where r.person = m.person and r.household = m.source`,
]

/** Takes records and residences of persons from one household to another; the fingerprints, by the position of the rehousing. */
export async function rehouseRecords(
  sql: Sql,
  moves: readonly Rehousing[],
): Promise<readonly { readonly position: number; readonly fingerprint: Uint8Array }[]> {
  if (moves.length === 0) return []
  const values = [
    column(moves.map(({ person }) => person)),
    column(moves.map(({ from }) => from)),
    column(moves.map(({ to }) => to)),
    moves.length,
  ]
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-rehouse-records', RECORDS, values)
  for (const [index, text] of RESIDENCES.entries()) {
    await sql.query({ name: `identity-rehouse-residences-${index}`, text, values })
  }
  return rows.map(([position, fingerprint]) => ({ position, fingerprint }))
}
