import type { EventBody, Homed, Joined, Owned, Parted } from './event-body.ts'

const FORMAT = 1
const NUMBER = 16
const COUNT = 4
const REASON = 2

/** Bytes of one row of each list, in the order in which the lists stand in an event. */
export const ROW_LENGTH = {
  households: NUMBER,
  persons: 2 * NUMBER,
  records: 3 * NUMBER,
  householdMerges: 2 * NUMBER + REASON,
  personMerges: 2 * NUMBER + REASON,
  personSplits: 2 * NUMBER + REASON,
  homes: 2 * NUMBER,
  erased: NUMBER,
} as const satisfies Record<keyof EventBody, number>
export type EventList = keyof typeof ROW_LENGTH
const LISTS = Object.keys(ROW_LENGTH) as EventList[]

/**
 * An event as bytes: format, the distinct reasons (count, then length and UTF-8 of each), and each list as a count and its rows one
 * after the other. Counts are 4 bytes, lengths and positions of reasons 2, the highest byte first.
 * @throws RangeError for more than 65,536 distinct reasons, or one longer than 65,535 bytes.
 */
export function packEvent(body: EventBody): Buffer {
  const reasons = new Map<string, number>()
  const reasonOf = ({ reason }: Joined | Parted): Buffer => {
    const position = reasons.get(reason) ?? reasons.size
    reasons.set(reason, position)
    return uint(position, REASON)
  }
  const joined = (row: Joined): Uint8Array[] => [row.absorbed, row.survivor, reasonOf(row)]
  const homed = ({ id, household }: Homed): Uint8Array[] => [id, household]
  const parted = (row: Parted): Uint8Array[] => [row.parent, row.created, reasonOf(row)]
  const owned = ({ fingerprint, person, household }: Owned): Uint8Array[] => [fingerprint, person, household]
  const lists: Record<EventList, Uint8Array[]> = {
    households: [...body.households],
    persons: body.persons.flatMap(homed),
    records: body.records.flatMap(owned),
    householdMerges: body.householdMerges.flatMap(joined),
    personMerges: body.personMerges.flatMap(joined),
    personSplits: body.personSplits.flatMap(parted),
    homes: body.homes.flatMap(homed),
    erased: [...body.erased],
  }
  const texts = [...reasons.keys()].flatMap((reason) => {
    const bytes = Buffer.from(reason)
    return [uint(bytes.length, REASON), bytes]
  })
  return Buffer.concat([
    Uint8Array.of(FORMAT),
    uint(reasons.size, COUNT),
    ...texts,
    ...LISTS.flatMap((list) => [uint(body[list].length, COUNT), ...lists[list]]),
  ])
}

/** The lists of an event as they stand in its bytes, and its reasons. */
export interface EventBytes {
  readonly lists: Readonly<Record<EventList, Buffer>>
  readonly reasons: readonly string[]
}

/** Reads what `packEvent` wrote: views of the same bytes. @throws RangeError for anything else. */
export function openEvent(body: Uint8Array): EventBytes {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length)
  let at = 1
  const take = (length: number): Buffer => {
    at += length
    if (at > bytes.length) throw new RangeError('not an event')
    return bytes.subarray(at - length, at)
  }
  if (bytes[0] !== FORMAT) throw new RangeError('not an event')
  const reasons = Array.from({ length: take(COUNT).readUInt32BE() }, () => take(take(REASON).readUInt16BE()).toString())
  const lists = Object.fromEntries(
    LISTS.map((list) => [list, take(take(COUNT).readUInt32BE() * ROW_LENGTH[list])]),
  ) as Record<EventList, Buffer>
  if (at !== bytes.length) throw new RangeError('not an event')
  return { lists, reasons }
}

/** The rows of a list of an event. */
export function* rowsOfList(list: EventList, bytes: Buffer): Generator<Buffer> {
  const length = ROW_LENGTH[list]
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

function uint(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
