import { join } from 'node:path'

/** Name of the journal in a store's folder. */
export const JOURNAL = 'journal.ndjson'
/** Up to which length of the journal the rows of erased persons were deleted. */
export const FORGOTTEN = 'forgotten'
/** Folder of the rewraps that are under way. */
export const REWRAPS = 'rewraps'
/** Folders of a store's segments. */
export const SEGMENTS = ['rows', 'changes', 'quarantine'] as const
export type Segment = (typeof SEGMENTS)[number]

const DIGITS = 12
const NAME = /^(\d{12})\.(?:ndjson|json)(\.tmp)?$/

/** Path of a segment in a store's folder. */
export function segmentPath(folder: string, segment: Segment, cursor: number): string {
  const ending = segment === 'quarantine' ? 'json' : 'ndjson'
  return join(folder, segment, `${String(cursor).padStart(DIGITS, '0')}.${ending}`)
}

/**
 * The cursor that a segment is of, by its name; undefined for a file that is no segment. One that was never renamed is of no item
 * that can have been committed.
 */
export function segmentCursor(name: string): number | undefined {
  const [, digits, temporary] = NAME.exec(name) ?? []
  if (digits === undefined) return undefined
  return temporary === undefined ? Number(digits) : Number.POSITIVE_INFINITY
}
