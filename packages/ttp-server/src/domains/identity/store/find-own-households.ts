import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

const TEXT = `
  select i, h.id
  from ${rowsOf(3)}
  join identity.residence r on r.person = ${sixteenBytes(1)}
  join identity.household h on h.id = r.household and coalesce(h.site, h.id) = ${sixteenBytes(2)}
  order by i, h.created_at, h.id`

/** The households of persons at addresses, the oldest first; `site` is the first household of an address. */
export async function findOwnHouseholds(
  sql: Sql,
  pairs: readonly { readonly person: Uint8Array; readonly site: Uint8Array }[],
): Promise<readonly { readonly position: number; readonly household: Uint8Array }[]> {
  if (pairs.length === 0) return []
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-own-households', TEXT, [
    column(pairs.map(({ person }) => person)),
    column(pairs.map(({ site }) => site)),
    pairs.length,
  ])
  return rows.map(([position, household]) => ({ position, household }))
}
