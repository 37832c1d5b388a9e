import { join } from 'node:path'
import { Forwarding, type Pseudonym, type SubjectKind } from '@sluis/ttp-core/tenant'
import type { TenantChange, TenantRow } from './batch.ts'
import { TenantError } from './errors.ts'
import { type JournalLine, parseJournal } from './journal.ts'
import { JOURNAL, segmentPath } from './segments.ts'
import { localFiles } from './store-files.ts'

/**
 * All rows of a store, each with the pseudonyms by which its person and household are known now, in the order of the feed; none of
 * persons who were erased. One segment at a time is in memory, and the map of changes. A pull may be running: what it applied before the call is what is read.
 * Throws `TenantError` STORE_OF_ANOTHER, STORE_DAMAGED, STORE_UNWRITABLE.
 */
export async function* readRows(folder: string): AsyncGenerator<TenantRow, void, undefined> {
  const lines = await readJournal(folder)
  const forwarding = await readForwarding(folder, lines)
  for await (const row of rowsOf(folder, lines)) if (!isErasedRow(row, forwarding)) yield currentRow(row, forwarding)
}

/** What the changes of a store taught. Throws as `readRows`. */
export async function readForwarding(folder: string, lines: readonly JournalLine[]): Promise<Forwarding> {
  const forwarding = new Forwarding()
  for await (const change of changesOf(folder, lines)) forwarding.apply(change)
  return forwarding
}

/** All changes of a store, in the order of the feed. Throws as `readRows`. */
export async function* changesOf(
  folder: string,
  lines: readonly JournalLine[],
): AsyncGenerator<TenantChange, void, undefined> {
  for (const { cursor, changes } of lines) yield* await readSegment<TenantChange>(folder, 'changes', cursor, changes)
}

/** All rows of a store as they came, but those that were deleted. Throws as `readRows`. */
export async function* rowsOf(
  folder: string,
  lines: readonly JournalLine[],
): AsyncGenerator<TenantRow, void, undefined> {
  for (const { cursor, rows } of lines) {
    for (const row of await readSegment<TenantRow | null>(folder, 'rows', cursor, rows)) if (row !== null) yield row
  }
}

/** Whether the row is of a person who was erased: it is to be deleted. */
export function isErasedRow({ person, delivery, row }: TenantRow, forwarding: Forwarding): boolean {
  return (
    person !== undefined &&
    forwarding.hasErased &&
    forwarding.isErased(forwarding.currentOf('person', [delivery, row], person))
  )
}

/** The row under the pseudonyms of today. */
export function currentRow(row: TenantRow, forwarding: Forwarding): TenantRow {
  const current = (kind: SubjectKind, came: Pseudonym): Pseudonym =>
    forwarding.currentOf(kind, [row.delivery, row.row], came) as Pseudonym
  const { person, household } = row
  return {
    ...row,
    ...(person === undefined ? {} : { person: current('person', person) }),
    ...(household === undefined ? {} : { household: current('household', household) }),
  }
}

/** What the journal of a store names now. Throws as `readRows`. */
export async function readJournal(folder: string): Promise<readonly JournalLine[]> {
  const text = await read(join(folder, JOURNAL))
  if (text === undefined) throw new TenantError('STORE_OF_ANOTHER')
  return parseJournal(text).lines
}

/** The items of a segment, of which the journal names so many. A row that was deleted is null. Throws as `readRows`. */
export async function readSegment<Item>(
  folder: string,
  segment: 'rows' | 'changes',
  cursor: number,
  count: number,
): Promise<Item[]> {
  if (count === 0) return []
  const text = await read(segmentPath(folder, segment, cursor))
  try {
    const items = (text ?? '')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Item)
    if (items.length === count) return items
  } catch {
    // Not what was written there: the same as not there.
  }
  throw new TenantError('STORE_DAMAGED', { cursor })
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await localFiles.read(path)
  } catch (cause) {
    throw new TenantError('STORE_UNWRITABLE', { cause })
  }
}
