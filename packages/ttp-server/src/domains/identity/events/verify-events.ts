import type { Database, Sql } from '../../../kernel/database.ts'
import { runPrepared } from '../store/columns.ts'
import { digestState } from './digest-state.ts'
import { readEvents } from './event-rows.ts'
import { replayEvents } from './replay-events.ts'

/** Whether the tables are what the events say. */
export interface EventReport {
  readonly events: number
  /** Digest of the tables, and of what the events give from an empty store on (base64url). */
  readonly state: string
  readonly replayed: string
  readonly same: boolean
}

/** Records that are in memory at a time, about. */
const SLICE_RECORDS = 1_000_000
const SLICES_MAX = 256

/**
 * Replays all events and compares the result with the tables, of one moment and while batches go on.
 * @throws RangeError when an event is not whole.
 */
export function verifyEvents(database: Database): Promise<EventReport> {
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only')
    const state = await digestState(sql)
    const { events, records } = await count(sql)
    let slices = 1
    while (slices < SLICES_MAX && records / slices > SLICE_RECORDS) slices *= 2
    const replayed = await replayEvents(() => readEvents(sql), slices)
    return { events, state, replayed, same: state === replayed }
  })
}

async function count(sql: Sql): Promise<{ readonly events: number; readonly records: number }> {
  const [row] = await runPrepared<[number, number]>(
    sql,
    'identity-count-events',
    'select (select count(*) from identity.event), (select count(*) from identity.fingerprint)',
    [],
  )
  return { events: row?.[0] ?? 0, records: row?.[1] ?? 0 }
}
