import { join } from 'node:path'
import type { TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'
import { type Journal, journalHeader, journalLine, parseJournal } from './journal.ts'
import { localFiles, type StoreFiles } from './store-files.ts'
import { lockStore } from './store-lock.ts'

/** Where a pull leaves what it brings. `put` applies a batch whole or not at all, and its cursor with it. */
export interface TenantStore {
  /** Of the last batch applied; 0 at the start. */
  readonly cursor: number
  /** Whether an item of this key was applied before: see `itemKey`. */
  readonly has: (key: string) => boolean
  readonly put: (batch: TenantBatch) => Promise<void>
}

/** Name of the journal in a store's folder. */
export const JOURNAL = 'journal.ndjson'
const SEGMENTS = ['rows', 'changes', 'quarantine'] as const
type Segment = (typeof SEGMENTS)[number]
const DIGITS = 12
const SEGMENT_NAME = /^(\d{12})\.(?:ndjson|json)(\.tmp)?$/

/** Path of a segment in a store's folder. */
export function segmentPath(folder: string, segment: Segment, cursor: number): string {
  const ending = segment === 'quarantine' ? 'json' : 'ndjson'
  return join(folder, segment, `${String(cursor).padStart(DIGITS, '0')}.${ending}`)
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

  has(key: string): boolean {
    return this.#keys.has(key)
  }

  async put(batch: TenantBatch): Promise<void> {
    // After a failed write the end of the journal is unknown until it is read again.
    if (this.#broken) throw new TenantError('STORE_UNWRITABLE')
    if (batch.cursor !== this.#cursor + 1) throw new TenantError('FEED_GAP', { cursor: this.#cursor + 1 })
    const line = journalLine(batch)
    this.#broken = true
    await storing(async () => {
      const { quarantined, sealed, rows, changes } = batch
      if (quarantined.length > 0) {
        const { cursor, kind, domain, delivery, chunk, change } = batch
        const aside = { cursor, kind, domain, delivery, chunk, change, quarantined, sealed }
        await this.#write('quarantine', cursor, `${JSON.stringify(aside)}\n`)
      }
      if (changes.length > 0) await this.#write('changes', batch.cursor, ndjson(changes))
      if (rows.length > 0) await this.#write('rows', batch.cursor, ndjson(rows))
      await this.#files.append(join(this.folder, JOURNAL), `${JSON.stringify(line)}\n`)
    })
    this.#cursor = batch.cursor
    if (line.key !== undefined) this.#keys.add(line.key)
    this.#broken = false
  }

  async close(): Promise<void> {
    await this.#unlock()
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
    for (const { key } of journal.lines) if (key !== undefined) this.#keys.add(key)
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
      const [, digits, temporary] = SEGMENT_NAME.exec(name) ?? []
      if (digits === undefined || (temporary === undefined && Number(digits) <= this.#cursor)) continue
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
