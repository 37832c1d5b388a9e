import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

export interface HeldToken {
  readonly token: Uint8Array
  readonly person: Uint8Array
}

const TEXT = `
  insert into identity.token (token, person) select ${sixteenBytes(1)}, ${sixteenBytes(2)} from ${rowsOf(3)}
  on conflict do nothing`

/** Records which persons hold which tokens. Sorted first: the index is then written from left to right. */
export async function addTokens(sql: Sql, tokens: readonly HeldToken[]): Promise<void> {
  if (tokens.length === 0) return
  const sorted = tokens.toSorted((left, right) => Buffer.compare(left.token, right.token))
  const values = [column(sorted.map(({ token }) => token)), column(sorted.map(({ person }) => person)), sorted.length]
  await sql.query({ name: 'identity-add-tokens', text: TEXT, values })
}
