import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { readEvents } from '../events/event-rows.ts'
import type { EventBytes } from '../events/pack-event.ts'
import { openEvent, rowsOfList } from '../events/pack-event.ts'

/** That two persons were joined, or one divided, into the person that is there now. */
export interface PersonChange {
  /** Number of the event. */
  readonly event: number
  readonly kind: 'joined' | 'split'
  /** Rules or verdict, bits and version of the model, as the event keeps them. */
  readonly reason: string
}

const NUMBER = 16

/**
 * Joinings and splits that the person was part of, oldest first. Events have no index by person: all are read, some at a time.
 * @param numbers The person's number, and those that lead to it.
 */
export async function readHistory(sql: Sql, numbers: readonly Uint8Array[]): Promise<readonly PersonChange[]> {
  const own = new Set(numbers.map(keyOf))
  const changes: PersonChange[] = []
  for await (const { seq, body } of readEvents(sql)) {
    const event = openEvent(body)
    for (const reason of reasonsOf(event, 'personMerges', own)) changes.push({ event: seq, kind: 'joined', reason })
    for (const reason of reasonsOf(event, 'personSplits', own)) changes.push({ event: seq, kind: 'split', reason })
  }
  return changes
}

/** Reasons of the rows that name one of these numbers first or second. */
function* reasonsOf(
  { lists, reasons }: EventBytes,
  list: 'personMerges' | 'personSplits',
  own: ReadonlySet<string>,
): Generator<string> {
  for (const row of rowsOfList(list, lists[list])) {
    const [one, other] = [keyOf(row.subarray(0, NUMBER)), keyOf(row.subarray(NUMBER, 2 * NUMBER))]
    if (own.has(one) || own.has(other)) yield reasons[row.readUInt16BE(2 * NUMBER)] ?? ''
  }
}
