import { CoreError } from '../../errors.ts'
import { PART_SCHEMA, type PartKind } from '../context.ts'

/** Most rows of one chunk. */
export const MAX_CHUNK_ROWS = 5000
/** Most pseudonyms of one part of a selection: the answer to it fits in one part too. */
export const MAX_SELECTION_PSEUDONYMS = 10_000

/** A value found to be an object, by the names of its members. */
export type Row = Readonly<Record<string, unknown>>

/** Throws PART_CONTENT_INVALID, naming the place and never the value. */
export function refuse(where: string): never {
  throw new CoreError('PART_CONTENT_INVALID', where)
}

/** The members of a content of this kind: its schema, one list, and no more than `optional`. */
export function contentMembers(
  kind: PartKind,
  value: unknown,
  list: 'rows' | 'changes' | 'pseudonyms' | 'subjects',
  optional: readonly string[] = [],
): Row {
  if (!isObject(value) || value.schema !== PART_SCHEMA[kind] || !Array.isArray(value[list])) return refuse(kind)
  for (const name in value) if (name !== 'schema' && name !== list && !optional.includes(name)) refuse(kind)
  return value
}

/**
 * Checks that the rows are objects whose `row` numbers ascend without repeating, and every other member by `check`, which
 * must refuse names that it does not know. `complete` then sees each row as a whole.
 */
export function checkRows(
  rows: unknown,
  check: (name: string, value: unknown) => boolean,
  complete: (row: Row) => boolean = () => true,
): void {
  if (!Array.isArray(rows) || rows.length > MAX_CHUNK_ROWS) refuse('rows')
  let previous = -1
  for (const [index, item] of rows.entries()) {
    const row: unknown = item
    if (!isObject(row)) refuse(`rows[${index}]`)
    const number = row.row
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number <= previous) refuse(`rows[${index}].row`)
    previous = number
    // The name of an unknown member is text from outside: only the place is told.
    for (const name in row) if (name !== 'row' && !check(name, row[name])) refuse(`rows[${index}]`)
    if (!complete(row)) refuse(`rows[${index}]`)
  }
}

/** Whether the value is an object other than a list. */
export function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
