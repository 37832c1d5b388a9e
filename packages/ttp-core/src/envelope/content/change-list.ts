import type { SubjectKind } from '../../pseudonym/types.ts'
import { isObject, MAX_CHUNK_ROWS, refuse } from './rows.ts'

/** Two subjects turned out to be one: `old` is to be replaced by `new` wherever it stands. */
export interface Merge<T> {
  readonly change: 'merge'
  readonly kind: SubjectKind
  readonly old: T
  readonly new: T
}

/** Checks a list of 1 to 5,000 merges, whose two sides `isSide` knows for their kind. Throws PART_CONTENT_INVALID. */
export function checkChanges(changes: unknown, isSide: (kind: SubjectKind, value: unknown) => boolean): void {
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > MAX_CHUNK_ROWS) refuse('changes')
  for (const [index, item] of changes.entries()) {
    const change: unknown = item
    const where = `changes[${index}]`
    if (!isObject(change) || Object.keys(change).length !== 4 || change.change !== 'merge') refuse(where)
    const kind = change.kind
    if (kind !== 'person' && kind !== 'household') refuse(where)
    if (!isSide(kind, change.old) || !isSide(kind, change.new) || change.old === change.new) refuse(where)
  }
}
