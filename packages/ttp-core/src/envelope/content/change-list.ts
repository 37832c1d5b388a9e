import { UUID } from '../../document/form.ts'
import type { SubjectKind } from '../../pseudonym/types.ts'
import { isObject, MAX_CHUNK_ROWS, type Row, refuse } from './rows.ts'

/** Two subjects turned out to be one: `old` is to be replaced by `new` wherever it stands. */
export interface Merge<T> {
  readonly change: 'merge'
  readonly kind: SubjectKind
  readonly old: T
  readonly new: T
}

/** A row by its delivery (UUID) and its place there, from 0. */
export type RowName = readonly [delivery: string, row: number]

/**
 * One subject turned out to be two: the rows that are named, which read as `old`, are `new`'s. Of several splits that name a row
 * the one with the highest `seq` counts. One split may come as several, of the same `seq`. Rows ascend.
 */
export interface Split<T> {
  readonly change: 'split'
  readonly kind: SubjectKind
  readonly seq: number
  readonly old: T
  readonly new: T
  readonly rows: readonly RowName[]
}

/** A person was erased: whatever is kept of `old` is to be deleted, what comes of it later too. There is no one in its place. */
export interface Erasure<T> {
  readonly change: 'erase'
  readonly kind: 'person'
  readonly old: T
}

/** What the TTP learnt of its subjects, or has to tell of them; T is how they are named. */
export type Change<T> = Merge<T> | Split<T> | Erasure<T>

/** A pseudonym in the epoch of today: `old`, of an older epoch of the domain, and `new` name one subject. */
export interface Rewrap<T> {
  readonly change: 'rewrap'
  readonly kind: SubjectKind
  readonly old: T
  readonly new: T
}

const MERGE_MEMBERS = 4
const SPLIT_MEMBERS = 6
const ERASURE_MEMBERS = 3

/**
 * Checks a list of 1 to 5,000 changes, whose sides `isSide` knows for their kind. Its splits name 5,000 rows at most, all
 * together, so that the list fits a part under any names. Throws PART_CONTENT_INVALID.
 */
export function checkChanges(changes: unknown, isSide: (kind: SubjectKind, value: unknown) => boolean): void {
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > MAX_CHUNK_ROWS) refuse('changes')
  let rows = 0
  for (const [index, item] of changes.entries()) {
    const where = `changes[${index}]`
    if (isObject(item) && item.change === 'erase') {
      checkErasure(item, where, isSide)
      continue
    }
    const change = sidesOf(item, where, isSide)
    if (change.change === 'split') rows += checkSplit(change, where)
    else if (change.change !== 'merge' || Object.keys(change).length !== MERGE_MEMBERS) refuse(where)
    if (rows > MAX_CHUNK_ROWS) refuse(where)
  }
}

/** Checks a list of 0 to 5,000 rewrapped pseudonyms. Throws PART_CONTENT_INVALID. */
export function checkRewraps(changes: unknown, isSide: (kind: SubjectKind, value: unknown) => boolean): void {
  if (!Array.isArray(changes) || changes.length > MAX_CHUNK_ROWS) refuse('changes')
  for (const [index, item] of changes.entries()) {
    const where = `changes[${index}]`
    const change = sidesOf(item, where, isSide)
    if (change.change !== 'rewrap' || Object.keys(change).length !== MERGE_MEMBERS) refuse(where)
  }
}

function sidesOf(item: unknown, where: string, isSide: (kind: SubjectKind, value: unknown) => boolean): Row {
  if (!isObject(item)) refuse(where)
  const kind = item.kind
  if (kind !== 'person' && kind !== 'household') refuse(where)
  if (!isSide(kind, item.old) || !isSide(kind, item.new) || item.old === item.new) refuse(where)
  return item
}

/** Households are not erased: the rows of one in which nobody else was are the person's. */
function checkErasure(item: Row, where: string, isSide: (kind: SubjectKind, value: unknown) => boolean): void {
  if (Object.keys(item).length !== ERASURE_MEMBERS || item.kind !== 'person' || !isSide('person', item.old))
    refuse(where)
}

/** @returns How many rows the split names. */
function checkSplit(split: Row, where: string): number {
  const { seq, rows } = split
  if (Object.keys(split).length !== SPLIT_MEMBERS || !isWhole(seq) || seq === 0) refuse(where)
  if (!Array.isArray(rows) || rows.length === 0) refuse(`${where}.rows`)
  let previous: RowName | undefined
  for (const [index, item] of rows.entries()) {
    const name: unknown = item
    if (!isRowName(name) || (previous !== undefined && !isBefore(previous, name))) refuse(`${where}.rows[${index}]`)
    previous = name
  }
  return rows.length
}

function isRowName(value: unknown): value is RowName {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    UUID.test(value[0]) &&
    isWhole(value[1])
  )
}

/** Ascending without repeating: a list of rows has one form. UUIDs are ASCII, so that any order of texts is that of their bytes. */
function isBefore([delivery, row]: RowName, [nextDelivery, nextRow]: RowName): boolean {
  return delivery === nextDelivery ? row < nextRow : delivery < nextDelivery
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
