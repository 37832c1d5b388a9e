import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { openEvent, ROW_LENGTH } from '../events/pack-event.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from './columns.ts'
import { filterOf, mayHold, probeColumns } from './mark-filter.ts'

const LENGTH = 16

const CHUNKS = mayHold(1)
const CHUNKS_TEXT = `
  select c.delivery, c.number, c.fingerprints from identity.chunk_record c ${CHUNKS.join} where ${CHUNKS.where}`

// A body is read once, however many marks are looked for.
const EVENTS_TEXT = `
  select e.seq, e.body from identity.event e cross join lateral (select e.body || ''::bytea as bytes offset 0) b
  where exists (select from ${rowsOf(2)} where position(${sixteenBytes(1)} in b.bytes) > 0)`

/** Makes the marks of records zero wherever chunks had them: which rows they stood in is not known any more. */
export async function eraseFromChunks(sql: Sql, fingerprints: readonly Uint8Array[]): Promise<void> {
  if (fingerprints.length === 0) return
  const erased = new Set(fingerprints.map(keyOf))
  const chunks = await runPrepared<[string, number, Uint8Array]>(
    sql,
    'identity-find-chunks-to-erase',
    CHUNKS_TEXT,
    probeColumns(fingerprints),
  )
  for (const [delivery, number, marks] of chunks) {
    const rest = Uint8Array.from(marks)
    let found = false
    for (let at = 0; at < rest.length; at += LENGTH) {
      if (!erased.has(keyOf(rest.subarray(at, at + LENGTH)))) continue
      rest.fill(0, at, at + LENGTH)
      found = true
    }
    if (!found) continue
    await sql.query(
      'update identity.chunk_record set fingerprints = $3, filter = $4 where delivery = $1 and number = $2',
      [delivery, number, rest, filterOf(rest)],
    )
  }
}

/** The same in the events, with the households of these records and of the person's numbers: who lived together is not known any more. */
export async function eraseFromEvents(
  sql: Sql,
  fingerprints: readonly Uint8Array[],
  persons: readonly Uint8Array[],
): Promise<void> {
  const erased = new Set([...fingerprints, ...persons].map(keyOf))
  const wanted = [...fingerprints, ...persons]
  const events = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-events-to-erase', EVENTS_TEXT, [
    column(wanted),
    wanted.length,
  ])
  for (const [seq, body] of events) {
    const rest = Uint8Array.from(body)
    const { lists } = openEvent(rest)
    for (const list of ['records', 'persons', 'homes'] as const) {
      const length = ROW_LENGTH[list]
      for (let at = 0; at < lists[list].length; at += length) {
        const row = lists[list].subarray(at, at + length)
        if (!erased.has(keyOf(row.subarray(0, LENGTH)))) continue
        // Of a record all goes, of a number its household: the number itself stays.
        row.fill(0, list === 'records' ? 0 : LENGTH)
      }
    }
    await sql.query('update identity.event set body = $2 where seq = $1', [seq, rest])
  }
}
