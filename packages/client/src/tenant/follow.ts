import type { Directory } from '@sluis/ttp-core/tenant'
import type { InForceAt, SeenCheckpoint } from '../auditor/index.ts'
import { ClientError } from '../http/index.ts'
import { itemKey, type TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'
import type { TenantKeys } from './open-item.ts'
import { openItem } from './open-item.ts'
import type { ReleaseApi, ReleasePage } from './ports.ts'

export interface FollowOptions {
  readonly api: ReleaseApi
  readonly keys: TenantKeys
  /** The verified directory, as new as possible: asked for once a page. */
  readonly directory: () => Promise<Directory>
  /** The versions of it that were in force when the log took an entry: `directoryHistory`. */
  readonly inForceAt: InForceAt
  /** The cursor of the last batch that was applied; 0 at the start. */
  readonly after: number
  /** Whether an item of this key (see `itemKey`) was applied before, in any earlier run. */
  readonly seen: (key: string) => boolean | Promise<boolean>
  /** Holds each checkpoint that proves an item against those seen before: `CheckpointKeeper.hold`. */
  readonly holdCheckpoint?: (seen: SeenCheckpoint) => Promise<void>
  readonly pageItemsMax?: number
  readonly signal?: AbortSignal
}

/**
 * Follows the feed to its present end, one item at a time, in order: cursors 1, 2, 3 … without a gap.
 *
 * A tenant with a database of its own uses this directly. In one transaction per batch: insert the rows, the changes, what was set
 * aside, the `itemKey` (unique) and the cursor. Started again with the last committed cursor, nothing is lost and nothing comes
 * twice. Only after the commit may the cursor be acknowledged: then the TTP deletes its copies. Read the pseudonyms of a row with
 * `currentRow` through a `Forwarding` that holds all changes, and delete those of which `isErasedRow` is true, now and when more come.
 *
 * Throws `TenantError` FEED_GAP, FEED_REPLAY or FEED_BEHIND at a service that lies, `LogError` (DIRECTORY_WITHHELD among them) of log and directory, and what the API
 * throws; all that was yielded before stands.
 */
export async function* followReleases(options: FollowOptions): AsyncGenerator<TenantBatch, void, undefined> {
  const { api, keys, inForceAt, signal } = options
  const inThisRun = new Set<string>()
  let after = options.after
  for (;;) {
    stopIfAborted(signal)
    const page = await api.listReleases(after, options.pageItemsMax ?? 50)
    demandNext(page, after)
    const { items } = page
    if (items.length === 0) return
    const directory = await options.directory()
    let ahead = items[0] && api.fetchParts(items[0].cursor)
    ahead?.catch(() => undefined)
    for (const [position, item] of items.entries()) {
      stopIfAborted(signal)
      if (item.cursor !== after + 1) throw new TenantError('FEED_GAP', { cursor: after + 1 })
      const parts = await (ahead ?? api.fetchParts(item.cursor))
      const next = items[position + 1]
      // The next parts travel while these are opened.
      ahead = next && api.fetchParts(next.cursor)
      ahead?.catch(() => undefined)
      const batch = await openItem(item, parts, { directory, inForceAt }, keys)
      const key = itemKey(batch)
      if (key !== undefined) {
        if (inThisRun.has(key) || (await options.seen(key)))
          throw new TenantError('FEED_REPLAY', { cursor: item.cursor })
        inThisRun.add(key)
      }
      if (batch.logged !== undefined) await options.holdCheckpoint?.(batch.logged.checkpoint)
      yield batch
      after = item.cursor
    }
  }
}

function demandNext({ items, lastCursor }: ReleasePage, after: number): void {
  if (lastCursor < after) throw new TenantError('FEED_BEHIND', { cursor: lastCursor })
  if (items.length === 0 && lastCursor > after) throw new TenantError('FEED_GAP', { cursor: after + 1 })
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new ClientError('ABORTED', { retryable: true })
}
