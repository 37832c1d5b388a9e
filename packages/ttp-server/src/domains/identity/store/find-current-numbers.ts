import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

/** Numbers after merges, in the order in which they were asked for. */
export interface CurrentNumbers {
  readonly persons: readonly Uint8Array[]
  readonly households: readonly Uint8Array[]
}

const textOf = (table: 'person' | 'household'): string => `
  select coalesce(s.merged_into, s.id)
  from ${rowsOf(2)} join identity.${table} s on s.id = ${sixteenBytes(1)} order by i`

/** Follows numbers that were given out to those that they were merged into. */
export async function findCurrentNumbers(
  sql: Sql,
  persons: readonly Uint8Array[],
  households: readonly Uint8Array[],
): Promise<CurrentNumbers> {
  return {
    persons: await follow(sql, 'person', persons),
    households: await follow(sql, 'household', households),
  }
}

async function follow(sql: Sql, table: 'person' | 'household', ids: readonly Uint8Array[]): Promise<Uint8Array[]> {
  if (ids.length === 0) return []
  const rows = await runPrepared<[Uint8Array]>(sql, `identity-follow-${table}`, textOf(table), [
    column(ids),
    ids.length,
  ])
  return rows.map(([id]) => id)
}
