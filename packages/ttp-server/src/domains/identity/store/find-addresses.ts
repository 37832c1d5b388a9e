import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

export interface KnownAddress {
  /** Position of the token in the list that was asked for. */
  readonly position: number
  readonly household: Uint8Array
}

const TEXT = `
  select i, coalesce(h.merged_into, h.id)
  from ${rowsOnePlan(2)}
  cross join lateral (
    select household from identity.address where token = ${sixteenBytes(1)} limit 1
  ) a
  join identity.household h on h.id = a.household`

/** The households of known addresses. */
export async function findAddresses(sql: Sql, tokens: readonly Uint8Array[]): Promise<readonly KnownAddress[]> {
  if (tokens.length === 0) return []
  const order = inOrder(tokens)
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-addresses', TEXT, [
    column(taken(tokens, order)),
    tokens.length,
  ])
  return rows.map(([at, household]) => ({ position: order[at] ?? 0, household }))
}
