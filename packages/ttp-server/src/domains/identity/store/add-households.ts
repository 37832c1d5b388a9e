import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

const TEXT = `insert into identity.household (id) select ${sixteenBytes(1)} from ${rowsOnePlan(2)}`

/** Records new household numbers. */
export async function addHouseholds(sql: Sql, ids: readonly Uint8Array[]): Promise<void> {
  if (ids.length === 0) return
  await sql.query({ name: 'identity-add-households', text: TEXT, values: [column(ids), ids.length] })
}
