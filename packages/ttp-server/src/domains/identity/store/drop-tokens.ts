import type { Sql } from '../../../kernel/database.ts'
import { column, isToken, rowsOf, runPrepared } from './columns.ts'

const TEXT = `
  delete from identity.token t using ${rowsOf(2)}
  where ${isToken('t.token', 1)} and t.person = any ($3::bytea[])
  returning t.token`

/** Takes tokens from a person, whichever of its numbers they stand under; those that it held. */
export async function dropTokens(
  sql: Sql,
  tokens: readonly Uint8Array[],
  persons: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  if (tokens.length === 0) return []
  const values = [column(tokens), tokens.length, persons]
  const rows = await runPrepared<[Uint8Array]>(sql, 'identity-drop-tokens', TEXT, values)
  return rows.map(([token]) => token)
}
