import type { Sql } from '../../kernel/database.ts'

/** Writes down that an assertion was used. @returns False when it was used before. */
export async function rememberAssertion(
  sql: Sql,
  clientId: string,
  tokenId: string,
  expiresAt: Date,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    'insert into registry.assertion (client_id, token_id, expires_at) values ($1, $2, $3) on conflict do nothing',
    [clientId, tokenId, expiresAt],
  )
  return rowCount === 1
}

/** Forgets assertions that are refused by their age alone. @returns How many. */
export async function deleteExpiredAssertions(sql: Sql, now: Date): Promise<number> {
  const { rowCount } = await sql.query('delete from registry.assertion where expires_at < $1', [now])
  return rowCount ?? 0
}
