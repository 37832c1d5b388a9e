import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'

/** A person that some record with this token was resolved to; merged ones are followed to the survivor. */
export interface TokenHolder {
  /** Position of the token in the list that was asked for. */
  readonly position: number
  readonly person: Uint8Array
}

const TEXT = `
  select i, coalesce(p.merged_into, p.id)
  from ${rowsOf(2)}
  cross join lateral (
    select person from identity.token where token = ${sixteenBytes(1)} limit $3::int
  ) t
  join identity.person p on p.id = t.person`

/** Holders of each token, at most `limit` a token: a value that many share must not cost more than that. */
export async function findHolders(
  sql: Sql,
  tokens: readonly Uint8Array[],
  limit: number,
): Promise<readonly TokenHolder[]> {
  if (tokens.length === 0) return []
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-holders', TEXT, [
    column(tokens),
    tokens.length,
    limit,
  ])
  return rows.map(([position, person]) => ({ position, person }))
}
