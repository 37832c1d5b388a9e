import type { Profile, RecordEntry } from '../vault/profile.ts'
import { ENTRY_PLACE } from '../vault/profile.ts'
import { keepLatest, RECORDS_MAX } from './drop-oldest.ts'
import type { ValueList } from './learn-values.ts'
import { addValue, findValue, LISTS } from './learn-values.ts'

/** Adds what is known of one person to what is known of another that turned out to be the same. `from` is left as it is. */
export function learnProfile(into: Profile, from: Profile): void {
  for (const list of LISTS) addList(into, from, list)
  for (const mark of from.apart) if (!into.apart.includes(mark)) into.apart.push(mark)
  for (const [one, other] of from.together) {
    if (!into.together.some((pair) => pair[0] === one && pair[1] === other)) into.together.push([one, other])
  }
  addRecords(into, from)
}

function addList<List extends ValueList>(into: Profile, from: Profile, list: List): void {
  type Value = Profile[List][number]
  // Copies: a value is counted up in place, and must be in one profile alone.
  for (const value of from[list]) addValue(into, list, (Array.isArray(value) ? [...value] : value) as Value)
}

/** The records of both, the latest of them, by the day first seen; their positions are those in the lists of `into`. */
function addRecords(into: Profile, from: Profile): void {
  if (from.records.length === 0) return
  // Once all values are there: adding one may have pushed another out.
  const moved = LISTS.map((list) => ({ place: ENTRY_PLACE[list], positions: positionsIn(into, from, list) }))
  const named = [...into.institutions, ...from.institutions]
  const added = from.records.map((entry): RecordEntry => {
    const copy: RecordEntry = [...entry]
    copy[1] += into.institutions.length
    for (const { place, positions } of moved) copy[place] = positions[copy[place]] ?? -1
    return copy
  })
  const all = [...into.records, ...added].sort((left, right) => (left[9] < right[9] ? -1 : left[9] > right[9] ? 1 : 0))
  into.records.splice(0, into.records.length, ...all)
  keepLatest(into, RECORDS_MAX)
  // Named anew, so that only institutions of records that are left stay, each once.
  const institutions: string[] = []
  for (const entry of into.records) {
    const institution = named[entry[1]] ?? ''
    const known = institutions.indexOf(institution)
    entry[1] = known === -1 ? institutions.push(institution) - 1 : known
  }
  into.institutions.splice(0, into.institutions.length, ...institutions)
}

function positionsIn<List extends ValueList>(into: Profile, from: Profile, list: List): number[] {
  return from[list].map((value) => findValue(into, list, value as Profile[List][number]))
}
