import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'

/** Most residents of a household that are looked at: one with more was taken for collective long before. */
const RESIDENTS_MAX = 200

export interface StoredResident {
  /** Position of the household in the list that was asked for. */
  readonly position: number
  readonly person: Uint8Array
  /** Tokens of 16 bytes, one after the other. */
  readonly names: Uint8Array
  /** Days from 1970. */
  readonly firstSeen: number
  readonly lastSeen: number
  /** Day on which the person was first seen at the newest of the other addresses; null without any. */
  readonly elsewhereSince: number | null
}

const day = (column: string): string => `floor(extract(epoch from ${column}) / 86400)::int`

const TEXT = `
  select i, r.person, r.names, ${day('r.first_seen')}, ${day('r.last_seen')},
    (select ${day('max(o.first_seen)')} from identity.residence o join identity.household h on h.id = o.household
     where o.person = r.person and coalesce(h.site, h.id) <> ${sixteenBytes(2)})
  from ${rowsOnePlan(3)}
  cross join lateral (
    select * from identity.residence where household = ${sixteenBytes(1)} order by first_seen, person limit ${RESIDENTS_MAX}
  ) r`

/** Who lives and lived in these households; `site` is the first household of each one's address. */
export async function findResidents(
  sql: Sql,
  households: readonly { readonly id: Uint8Array; readonly site: Uint8Array }[],
): Promise<readonly StoredResident[]> {
  if (households.length === 0) return []
  const values = [column(households.map(({ id }) => id)), column(households.map(({ site }) => site)), households.length]
  const rows = await runPrepared<[number, Uint8Array, Uint8Array, number, number, number | null]>(
    sql,
    'identity-find-residents',
    TEXT,
    values,
  )
  return rows.map(([position, person, names, firstSeen, lastSeen, elsewhereSince]) => ({
    position,
    person,
    names,
    firstSeen,
    lastSeen,
    elsewhereSince,
  }))
}
