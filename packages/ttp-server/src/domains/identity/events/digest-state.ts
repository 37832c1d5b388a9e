import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from '../store/columns.ts'
import type { StateTable } from './state-hash.ts'
import { STATE_TABLES, stateHash } from './state-hash.ts'

const NOTHING = "decode(repeat('00', 16), 'hex')"
const PAGE_ROWS = 20_000

// A person: number, where it leads to, household; of one that leads elsewhere or was erased, zeros for the household.
const PAGES: Readonly<Record<StateTable, { readonly rowLength: number; readonly text: string }>> = {
  person: {
    rowLength: 48,
    text: page(
      'identity.person',
      'id',
      `id || coalesce(merged_into, ${NOTHING}) || case when merged_into is null then coalesce(household, ${NOTHING}) else ${NOTHING} end`,
    ),
  },
  household: { rowLength: 32, text: page('identity.household', 'id', `id || coalesce(merged_into, ${NOTHING})`) },
  record: { rowLength: 48, text: page('identity.fingerprint', 'fingerprint', 'fingerprint || person || household') },
}

function page(table: string, key: string, row: string): string {
  return `
    select string_agg(p.row, ''::bytea order by p.key)
    from (select ${key} as key, ${row} as row from ${table} where ${key} > $1 order by ${key} limit ${PAGE_ROWS}) p`
}

/**
 * One digest of who every record belongs to, where, and which numbers lead to which: the state of the store as the events tell it.
 * Any number of records in the memory of one page. The caller's transaction decides of which moment it is.
 */
export async function digestState(sql: Sql): Promise<string> {
  const hash = stateHash()
  for (const table of STATE_TABLES) {
    const { rowLength, text } = PAGES[table]
    let last: Uint8Array = new Uint8Array(0)
    for (;;) {
      const [row] = await runPrepared<[Uint8Array | null]>(sql, `identity-digest-${table}`, text, [last])
      const rows = row?.[0] ?? null
      if (rows === null) break
      hash.add(table, rows)
      last = Uint8Array.from(rows.subarray(rows.length - rowLength, rows.length - rowLength + 16))
      if (rows.length < PAGE_ROWS * rowLength) break
    }
  }
  return hash.digest()
}
