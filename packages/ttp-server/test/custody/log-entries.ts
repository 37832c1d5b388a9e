import { formatEntry } from '@sluis/ttp-core/common'
import type pg from 'pg'

/** An entry that any domain might have written. */
export function bodyOf(id: string): string {
  return formatEntry({
    schema: 'sluis-audit/1',
    id,
    at: new Date().toISOString(),
    action: 'token.issued',
    actor: 'test',
    commitment: 'a'.repeat(64),
  })
}

/** How often an action stands in the log, sequenced or not yet. */
export async function actions(owner: pg.Pool, action: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select (select count(*) from audit.pending where body::json ->> 'action' = $1)
          + (select count(*) from audit.entry where body::json ->> 'action' = $1) as count`,
    [action],
  )
  return Number(rows[0]?.count)
}

/** Who did the last of them, as the log has it in clear. */
export async function actors(owner: pg.Pool, action: string, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ actor: string }>(
    `select body::json ->> 'actor' as actor from (
       select 0 as place, index as number, body from audit.entry union all select 1, sequence, body from audit.pending) e
     where body::json ->> 'action' = $1 order by place, number`,
    [action],
  )
  return rows.slice(-count).map(({ actor }) => actor)
}
