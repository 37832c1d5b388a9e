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
  const places = tokens.map(({ token }) => placeOf(token))
  const order = Uint32Array.from(tokens.keys()).sort((left, right) => (places[left] ?? 0) - (places[right] ?? 0))
  const sorted = Array.from(order).flatMap((position) => tokens[position] ?? [])
  const values = [column(sorted.map(({ token }) => token)), column(sorted.map(({ person }) => person)), sorted.length]
  await sql.query({ name: 'identity-add-tokens', text: TEXT, values })
}

/** Six bytes tell where in the index a token belongs, and fit a number. */
function placeOf(token: Uint8Array): number {
  let place = 0
  for (let index = 0; index < 6; index += 1) place = place * 256 + (token[index] ?? 0)
  return place
}
