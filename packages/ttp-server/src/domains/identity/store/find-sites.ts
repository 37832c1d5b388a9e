import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'

export interface StoredSite {
  /** Position of the household in the list that was asked for. */
  readonly position: number
  /** First household of its address. */
  readonly first: Uint8Array
  readonly collective: boolean
  /** All living households of the address after the first, oldest first; none for a collective one, which may have thousands. */
  readonly later: readonly Uint8Array[]
}

const TEXT = `
  select i, s.id, s.collective_since is not null,
    (select string_agg(o.id, ''::bytea order by o.created_at, o.id) from identity.household o
     where o.site = s.id and o.merged_into is null and s.collective_since is null)
  from ${rowsOnePlan(2)}
  join identity.household h on h.id = ${sixteenBytes(1)}
  join identity.household s on s.id = coalesce(h.site, h.id)`

/** The addresses that these households are of. */
export async function findSites(sql: Sql, households: readonly Uint8Array[]): Promise<readonly StoredSite[]> {
  if (households.length === 0) return []
  const rows = await runPrepared<[number, Uint8Array, boolean, Uint8Array | null]>(sql, 'identity-find-sites', TEXT, [
    column(households),
    households.length,
  ])
  return rows.map(([position, first, collective, later]) => ({ position, first, collective, later: cut(later) }))
}

function cut(numbers: Uint8Array | null): Uint8Array[] {
  if (numbers === null) return []
  return Array.from({ length: numbers.length / 16 }, (_, index) =>
    Uint8Array.from(numbers.subarray(16 * index, 16 * index + 16)),
  )
}
