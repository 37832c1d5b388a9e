import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

const TEXT = `
  delete from identity.token t using ${rowsOf(2)}, unnest($3::bytea[]) as p(id)
  where t.token = ${sixteenBytes(1)} and t.person = p.id`

/** Takes tokens from a person, whichever of its numbers (at least one) they stand under. */
export async function dropTokens(
  sql: Sql,
  tokens: readonly Uint8Array[],
  persons: readonly Uint8Array[],
): Promise<void> {
  if (tokens.length === 0) return
  const values = [column(tokens), tokens.length, persons]
  await sql.query({ name: 'identity-drop-tokens', text: TEXT, values })
}
