import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

const TEXT = `delete from identity.address a using ${rowsOf(2)} where a.token = ${sixteenBytes(1)}`

/** Forgets which household these addresses are: they were errors in somebody's own, or told without the addition. */
export async function forgetAddresses(sql: Sql, tokens: readonly Uint8Array[]): Promise<void> {
  if (tokens.length === 0) return
  await sql.query({ name: 'identity-forget-addresses', text: TEXT, values: [column(tokens), tokens.length] })
}
