import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from '../store/columns.ts'
import type { EventBody } from './event-body.ts'
import { packEvent } from './pack-event.ts'

export type EventKind = 'batch' | 'merge' | 'split' | 'verdict' | 'erase'

/** Records what a batch or act did; the event's number. */
export async function addEvent(sql: Sql, kind: EventKind, body: EventBody, at: Date): Promise<number> {
  const [row] = await runPrepared<[number]>(
    sql,
    'identity-add-event',
    'insert into identity.event (at, kind, body) values ($1, $2, $3) returning seq',
    [at, kind, packEvent(body)],
  )
  if (row === undefined) throw new Error('an event got no number')
  return row[0]
}

/** Bodies of so many events are in memory at a time. */
const EVENTS_AT_ONCE = 8

/** The bodies of all events, oldest first. */
export async function* readEvents(sql: Sql): AsyncGenerator<{ readonly seq: number; readonly body: Uint8Array }> {
  let last = 0
  for (;;) {
    const rows = await runPrepared<[number, Uint8Array]>(
      sql,
      'identity-read-events',
      'select seq, body from identity.event where seq > $1 order by seq limit $2',
      [last, EVENTS_AT_ONCE],
    )
    for (const [seq, body] of rows) {
      yield { seq, body }
      last = seq
    }
    if (rows.length < EVENTS_AT_ONCE) return
  }
}
