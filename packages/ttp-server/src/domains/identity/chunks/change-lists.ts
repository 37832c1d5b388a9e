import type { Change, RowName } from '@sluis/ttp-core/identity'
import { toBase64url } from '@sluis/ttp-core/identity'
import type { SubjectMerge, SubjectSplit } from '../batch/resolution.ts'

/** Most changes of one list, and most rows that its splits name together. */
const LIST_MAX = 5_000

/** A merge as a part says it. */
export function mergeEntry({ kind, absorbed, survivor }: SubjectMerge): Change<string> {
  return { change: 'merge', kind, old: toBase64url(absorbed), new: toBase64url(survivor) }
}

/** An erasure as a part says it, of one number of the person. */
export function erasureEntry(number: Uint8Array): Change<string> {
  return { change: 'erase', kind: 'person', old: toBase64url(number) }
}

/** A split as parts say it: its rows ascending, in entries of one number that each fit a list. */
export function splitEntries({ kind, seq, old, new: current, rows }: SubjectSplit): Change<string>[] {
  const names = rows.map(({ delivery, row }): RowName => [delivery, row]).sort(byPlace)
  const entries: Change<string>[] = []
  for (let start = 0; start < names.length; start += LIST_MAX) {
    const part = names.slice(start, start + LIST_MAX)
    entries.push({ change: 'split', kind, seq, old: toBase64url(old), new: toBase64url(current), rows: part })
  }
  return entries
}

/** Cuts changes into lists that each fit one part, in their order. */
export function listsOf(changes: readonly Change<string>[]): Change<string>[][] {
  const lists: Change<string>[][] = []
  let [list, rows]: [Change<string>[], number] = [[], 0]
  for (const change of changes) {
    const more = change.change === 'split' ? change.rows.length : 0
    if (list.length === LIST_MAX || rows + more > LIST_MAX) {
      lists.push(list)
      ;[list, rows] = [[], 0]
    }
    list.push(change)
    rows += more
  }
  return list.length === 0 ? lists : [...lists, list]
}

function byPlace([delivery, row]: RowName, [otherDelivery, otherRow]: RowName): number {
  if (delivery === otherDelivery) return row - otherRow
  return delivery < otherDelivery ? -1 : 1
}
