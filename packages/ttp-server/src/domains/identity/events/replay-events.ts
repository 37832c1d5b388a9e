import { keyOf } from '../clusters/entries.ts'
import { openEvent, rowsOfList } from './pack-event.ts'
import { stateHash } from './state-hash.ts'

/** Gives the bodies of all events, oldest first, as often as it is asked. */
export type EventSource = () => AsyncIterable<{ readonly body: Uint8Array }>

const NUMBER = 16
const NOTHING = Buffer.alloc(NUMBER)
const BYTE_VALUES = 256

/**
 * Makes the state anew from the events alone, from an empty store on, and digests it as `digestState` does.
 * @param slices How many parts the numbers are taken in, a power of two up to 256: the events are read once for each, and a part of
 * the state is in memory. Numbers that lead elsewhere are all in memory.
 * @throws RangeError for a body that is no event.
 */
export async function replayEvents(events: EventSource, slices: number): Promise<string> {
  const forwards = await readForwards(events)
  const hash = stateHash()
  const width = BYTE_VALUES / slices
  for (let from = 0; from < BYTE_VALUES; from += width) {
    const { persons, households, records } = await readSlice(events, (first) => first >= from && first < from + width)
    for (const [id, household] of inOrder(persons)) {
      const survivor = forwards.persons.get(id)
      const home = survivor === undefined && !forwards.erased.has(id) ? follow(forwards.households, household) : ''
      hash.add('person', row(id, survivor === undefined ? '' : follow(forwards.persons, survivor), home))
    }
    for (const [id] of inOrder(households)) {
      const survivor = forwards.households.get(id)
      hash.add('household', row(id, survivor === undefined ? '' : follow(forwards.households, survivor)))
    }
    for (const [fingerprint, owner] of inOrder(records)) {
      const [person, household] = [owner.slice(0, NUMBER), owner.slice(NUMBER)]
      hash.add('record', row(fingerprint, follow(forwards.persons, person), follow(forwards.households, household)))
    }
  }
  return hash.digest()
}

interface Forwards {
  readonly persons: ReadonlyMap<string, string>
  readonly households: ReadonlyMap<string, string>
  readonly erased: ReadonlySet<string>
}

async function readForwards(events: EventSource): Promise<Forwards> {
  const persons = new Map<string, string>()
  const households = new Map<string, string>()
  const erased = new Set<string>()
  for await (const { body } of events()) {
    const { lists } = openEvent(body)
    for (const pair of rowsOfList('personMerges', lists.personMerges)) persons.set(first(pair), second(pair))
    for (const pair of rowsOfList('householdMerges', lists.householdMerges)) households.set(first(pair), second(pair))
    for (const id of rowsOfList('erased', lists.erased)) erased.add(keyOf(id))
  }
  return { persons, households, erased }
}

/** What the events say last of each number and record, by number or mark, where the first byte is wanted. Merges are followed later. */
async function readSlice(
  events: EventSource,
  isWanted: (firstByte: number) => boolean,
): Promise<{
  readonly persons: Map<string, string>
  readonly households: Map<string, string>
  readonly records: Map<string, string>
}> {
  const persons = new Map<string, string>()
  const households = new Map<string, string>()
  const records = new Map<string, string>()
  for await (const { body } of events()) {
    const { lists } = openEvent(body)
    const wanted = function* (list: 'households' | 'persons' | 'records' | 'homes'): Generator<Buffer> {
      for (const bytes of rowsOfList(list, lists[list])) if (isWanted(bytes[0] ?? 0)) yield bytes
    }
    for (const id of wanted('households')) households.set(keyOf(id), '')
    for (const pair of wanted('persons')) persons.set(first(pair), second(pair))
    for (const bytes of wanted('records')) {
      if (!bytes.subarray(0, NUMBER).equals(NOTHING)) records.set(first(bytes), keyOf(bytes.subarray(NUMBER)))
    }
    for (const pair of wanted('homes')) persons.set(first(pair), second(pair))
  }
  return { persons, households, records }
}

function first(row: Buffer): string {
  return keyOf(row.subarray(0, NUMBER))
}

function second(row: Buffer): string {
  return keyOf(row.subarray(NUMBER, 2 * NUMBER))
}

function follow(forwards: ReadonlyMap<string, string>, id: string): string {
  let current = id
  let steps = 0
  for (let next = forwards.get(current); next !== undefined; next = forwards.get(current)) {
    current = next
    steps += 1
    if (steps > forwards.size) throw new RangeError('not an event: numbers lead in a circle')
  }
  return current
}

function inOrder<Value>(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1))
}

/** Numbers one after the other; '' is sixteen zeros. */
function row(...numbers: readonly string[]): Buffer {
  return Buffer.from(numbers.map((number) => (number === '' ? NOTHING.toString('latin1') : number)).join(''), 'latin1')
}
