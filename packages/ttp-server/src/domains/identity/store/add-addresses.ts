import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, sixteenBytes } from './columns.ts'

export interface NewAddress {
  readonly token: Uint8Array
  readonly household: Uint8Array
}

const TEXT = `
  insert into identity.address (token, household) select ${sixteenBytes(1)}, ${sixteenBytes(2)} from ${rowsOnePlan(3)}
  on conflict do nothing`

/** Records which household an address is. */
export async function addAddresses(sql: Sql, addresses: readonly NewAddress[]): Promise<void> {
  if (addresses.length === 0) return
  const values = [
    column(addresses.map(({ token }) => token)),
    column(addresses.map(({ household }) => household)),
    addresses.length,
  ]
  await sql.query({ name: 'identity-add-addresses', text: TEXT, values })
}
