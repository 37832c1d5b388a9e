import { join } from 'node:path'
import type { SealedItem, TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'
import { forgetErased } from './forget-erased.ts'
import { type Journal, type JournalLine, journalHeader, journalLine, parseJournal } from './journal.ts'
import { JOURNAL, SEGMENTS, type Segment, segmentCursor, segmentPath } from './segments.ts'
import { localFiles, type StoreFiles } from './store-files.ts'
import { lockStore } from './store-lock.ts'

/** Where a pull leaves what it brings. `put` applies a batch whole or not at all, and its cursor with it. */
export interface TenantStore {
  /** Of the last batch applied; 0 at the start. */
  readonly cursor: number
  /** The cursor up to which the TTP may delete its copies: before the first item of which it has yet to hand over parts. */
  readonly safe: number
  /** Whether an item of this key was applied before: see `itemKey`. */
  readonly has: (key: string) => boolean
  readonly put: (batch: TenantBatch) => Promise<void>
  /** Deletes what is kept of persons whom the feed names as erased; how many rows it were. */
  readonly forget: () => Promise<number>
}

/**
 * A store in a folder, exactly-once whenever its process is killed. Per item a segment of rows, of changes and of what was set
 * aside, each written aside and renamed; then one line in the journal, which is the commit: a segment that the journal does not
 * name does not count, and is cleared when the store is next opened.
 * Layout: `journal.ndjson`, `rows/<cursor>.ndjson`, `changes/<cursor>.ndjson`, `quarantine/<cursor>.json`.
 */
export class FolderStore implements TenantStore {
  readonly folder: string
  readonly #files: StoreFiles
  readonly #unlock: () => Promise<void>
  readonly #keys = new Set<string>()
  readonly #aside = new Map<number, JournalLine>()
  readonly #answered = new Map<string, Set<number>>()
  #cursor = 0
  #broken = false

  private constructor(folder: string, files: StoreFiles, unlock: () => Promise<void>) {
    this.folder = folder
    this.#files = files
    this.#unlock = unlock
  }

  /**
   * Opens the store of a tenant, or makes it. One process at a time: close it after use. Throws `TenantError` STORE_BUSY,
   * STORE_DAMAGED, STORE_OF_ANOTHER, STORE_UNWRITABLE.
   */
  static async open(folder: string, tenant: string, files: StoreFiles = localFiles): Promise<FolderStore> {
    return storing(async () => {
      await files.makeFolder(folder)
      const unlock = await lockStore(folder)
      try {
        const store = new FolderStore(folder, files, unlock)
        await store.#recover(tenant)
        return store
      } catch (error) {
        await unlock()
        throw error
      }
    })
  }

  get cursor(): number {
    return this.#cursor
  }

  get safe(): number {
    for (const [cursor, { quarantined }] of this.#aside)
      if ('PART_MISSING' in quarantined || 'PART_CHANGED' in quarantined) return cursor - 1
    return this.#cursor
  }

  /** Cursors of the items that are set aside whole and not settled, in order. */
  get setAside(): readonly number[] {
    return [...this.#aside.keys()]
  }

  /** The lists of a rewrap that were answered. */
  answered(rewrap: string): ReadonlySet<number> {
    return this.#answered.get(rewrap) ?? new Set()
  }

  has(key: string): boolean {
    return this.#keys.has(key)
  }

  async put(batch: TenantBatch): Promise<void> {
    if (batch.cursor !== this.#cursor + 1) throw new TenantError('FEED_GAP', { cursor: this.#cursor + 1 })
    await this.#commit(journalLine(batch), async () => {
      if (batch.quarantined.length > 0) await this.#writeAside(batch)
      await this.#writeContent(batch)
    })
    this.#cursor = batch.cursor
  }

  async forget(): Promise<number> {
    return storing(() => forgetErased(this.folder, this.#files))
  }

  /** The item that was set aside under this cursor, as the gateway handed it over. Throws `TenantError` STORE_DAMAGED. */
  async sealed(cursor: number): Promise<SealedItem> {
    const text = await storing(() => this.#files.read(segmentPath(this.folder, 'quarantine', cursor)))
    try {
      const { sealed } = JSON.parse(text ?? '') as { sealed?: SealedItem }
      if (sealed !== undefined) return sealed
    } catch {
      // Not what was written there: the same as not there.
    }
    throw new TenantError('STORE_DAMAGED', { cursor })
  }

  /** Applies an item that was set aside before, now that it opens. Its key must be its own or a new one. */
  async putAgain(batch: TenantBatch): Promise<void> {
    const line = journalLine(batch)
    const before = this.#aside.get(batch.cursor)
    if (before === undefined || batch.sealed !== undefined) throw new TenantError('FEED_GAP', { cursor: batch.cursor })
    const isNew = before.key === undefined && line.key !== undefined && !this.#keys.has(line.key)
    if (line.key !== before.key && !isNew) throw new TenantError('FEED_REPLAY', { cursor: batch.cursor })
    await this.#commit({ ...line, again: true }, () => this.#writeContent(batch))
    // The sealed parts were evidence until the commit; now what is left is which rows were set aside.
    await storing(() => this.#writeAside(batch))
  }

  /** Leaves an item set aside for good: it no longer keeps the TTP from deleting. Its evidence stays in the folder. */
  async giveUp(cursor: number): Promise<void> {
    const before = this.#aside.get(cursor)
    if (before === undefined) throw new TenantError('FEED_GAP', { cursor })
    const { aside: _, ...line } = before
    await this.#commit({ ...line, again: true }, async () => undefined)
  }

  async close(): Promise<void> {
    await this.#unlock()
  }

  async #commit(line: JournalLine, write: () => Promise<void>): Promise<void> {
    // After a failed write the end of the journal is unknown until it is read again.
    if (this.#broken) throw new TenantError('STORE_UNWRITABLE')
    this.#broken = true
    await storing(async () => {
      await write()
      await this.#files.append(join(this.folder, JOURNAL), `${JSON.stringify(line)}\n`)
    })
    this.#broken = false
    this.#learn(line)
  }

  #learn(line: JournalLine): void {
    if (line.key !== undefined) this.#keys.add(line.key)
    if (line.rewrap !== undefined) {
      const { id, chunk } = line.rewrap
      this.#answered.set(id, (this.#answered.get(id) ?? new Set()).add(chunk))
    }
    if (line.aside === true) this.#aside.set(line.cursor, line)
    else this.#aside.delete(line.cursor)
  }

  async #writeContent({ cursor, rows, changes }: TenantBatch): Promise<void> {
    if (changes.length > 0) await this.#write('changes', cursor, ndjson(changes))
    if (rows.length > 0) await this.#write('rows', cursor, ndjson(rows))
  }

  async #writeAside({
    cursor,
    kind,
    domain,
    delivery,
    chunk,
    change,
    quarantined,
    sealed,
  }: TenantBatch): Promise<void> {
    const aside = { cursor, kind, domain, delivery, chunk, change, quarantined, sealed }
    await this.#write('quarantine', cursor, `${JSON.stringify(aside)}\n`)
  }

  async #write(segment: Segment, cursor: number, text: string): Promise<void> {
    const path = segmentPath(this.folder, segment, cursor)
    await this.#files.write(`${path}.tmp`, text)
    await this.#files.rename(`${path}.tmp`, path)
    await this.#files.syncFolder(join(this.folder, segment))
  }

  async #recover(tenant: string): Promise<void> {
    const path = join(this.folder, JOURNAL)
    const text = await this.#files.read(path)
    const journal: Journal = parseJournal(text ?? '')
    if (journal.tenant !== undefined && journal.tenant !== tenant) throw new TenantError('STORE_OF_ANOTHER')
    if (text !== undefined && Buffer.byteLength(text) > journal.bytes) await this.#files.truncate(path, journal.bytes)
    for (const line of journal.lines) this.#learn(line)
    this.#cursor = journal.lines.length
    for (const segment of SEGMENTS) {
      await this.#files.makeFolder(join(this.folder, segment))
      await this.#clear(segment, journal.tenant === undefined)
    }
    if (journal.tenant !== undefined) return
    await this.#files.append(path, journalHeader(tenant))
    await this.#files.syncFolder(this.folder)
  }

  /** Removes what was written for items that the journal does not name; other people's files are left alone. */
  async #clear(segment: Segment, isNew: boolean): Promise<void> {
    for (const name of await this.#files.list(join(this.folder, segment))) {
      const cursor = segmentCursor(name)
      if (cursor === undefined || cursor <= this.#cursor) continue
      // Without its journal nobody knows what of a store counts.
      if (isNew) throw new TenantError('STORE_DAMAGED')
      await this.#files.remove(join(this.folder, segment, name))
    }
  }
}

function ndjson(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('')
}

async function storing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof TenantError ? cause : new TenantError('STORE_UNWRITABLE', { cause })
  }
}
