import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

export interface StoredPerson {
  readonly id: Uint8Array
  readonly household: Uint8Array
  /** Microseconds since 1970. */
  readonly createdAt: number
  readonly sealed: Uint8Array
  readonly salt: Uint8Array
}

const TEXT = `
  select p.id, p.household, (extract(epoch from p.created_at) * 1000000)::float8, f.sealed, s.salt
  from ${rowsOnePlan(2)}
  join identity.person p on p.id = ${sixteenBytes(1)}
  join identity.profile f on f.person = p.id
  join identity_salt.salt s on s.person = p.id`

/** Persons that were not merged into another, with their sealed profiles. */
export async function findPersons(sql: Sql, ids: readonly Uint8Array[]): Promise<readonly StoredPerson[]> {
  if (ids.length === 0) return []
  const rows = await runPrepared<[Uint8Array, Uint8Array, number, Uint8Array, Uint8Array]>(
    sql,
    'identity-find-persons',
    TEXT,
    [column(taken(ids, inOrder(ids))), ids.length],
  )
  return rows.map(([id, household, createdAt, sealed, salt]) => ({ id, household, createdAt, sealed, salt }))
}
