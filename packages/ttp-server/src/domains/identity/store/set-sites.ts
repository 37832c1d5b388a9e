import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, sixteenBytes } from './columns.ts'

/** A later household of an address, and its first one. */
export interface LaterHousehold {
  readonly household: Uint8Array
  readonly site: Uint8Array
}

const SITES = `
  update identity.household h set site = v.site
  from (select ${sixteenBytes(1)} as id, ${sixteenBytes(2)} as site from ${rowsOf(3)}) v where h.id = v.id`

const COLLECTIVE = `
  update identity.household h set collective_since = $3 from ${rowsOf(2)} where h.id = ${sixteenBytes(1)}`

/** Records of which address new households are. */
export async function setSites(sql: Sql, households: readonly LaterHousehold[]): Promise<void> {
  if (households.length === 0) return
  const values = [
    column(households.map(({ household }) => household)),
    column(households.map(({ site }) => site)),
    households.length,
  ]
  await sql.query({ name: 'identity-set-sites', text: SITES, values })
}

/** Records that addresses are collective, by their first households. */
export async function setCollective(sql: Sql, sites: readonly Uint8Array[], at: Date): Promise<void> {
  if (sites.length === 0) return
  await sql.query({ name: 'identity-set-collective', text: COLLECTIVE, values: [column(sites), sites.length, at] })
}
