import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

export interface HeldToken {
  readonly token: Uint8Array
  readonly person: Uint8Array
}

const TEXT = `insert into identity.token (token, person) select ${sixteenBytes(1)}, ${sixteenBytes(2)} from ${rowsOnePlan(3)}`

/** Records which persons hold which tokens. Who holds a token already must not be given it again: the table would keep both. */
export async function addTokens(sql: Sql, tokens: readonly HeldToken[]): Promise<void> {
  if (tokens.length === 0) return
  const order = inOrder(tokens.map(({ token }) => token))
  const sorted = taken(tokens, order)
  const values = [column(sorted.map(({ token }) => token)), column(sorted.map(({ person }) => person)), sorted.length]
  await sql.query({ name: 'identity-add-tokens', text: TEXT, values })
}
