import type { TenantBatch } from './batch.ts'
import type { FolderStore } from './folder-store.ts'
import { openItem } from './open-item.ts'
import type { ReleaseItem, ReleaseParts } from './ports.ts'
import type { TenantService } from './service.ts'

export interface RetryOptions {
  readonly service: TenantService
  readonly store: FolderStore
  /** Settles what still does not open: it stays in the folder as evidence, and the TTP may delete its copies. */
  readonly giveUp?: boolean
}

/** What a retry came to. */
export interface RetrySummary {
  readonly items: number
  readonly rows: number
  readonly changes: number
  /** Rows that were deleted, of persons whom the feed names as erased. */
  readonly erased: number
  readonly givenUp: number
  /** Items that are still set aside. */
  readonly remaining: number
}

/**
 * Tries the items that were set aside whole once more: under the agreements of today and with the keys of today, first as they were
 * kept, then as the service hands them over now. Exactly-once as a pull is. Throws as `pullReleases`.
 */
export async function retrySetAside({ service, store, giveUp = false }: RetryOptions): Promise<RetrySummary> {
  let [items, rows, changes, givenUp] = [0, 0, 0, 0]
  for (const cursor of store.setAside) {
    const batch = await openAgain(service, store, cursor)
    if (batch !== undefined) {
      if (batch.logged !== undefined) await service.checkpoints.hold(batch.logged.checkpoint)
      await store.putAgain(batch)
      items += 1
      rows += batch.rows.length
      changes += batch.changes.length
    } else if (giveUp) {
      await store.giveUp(cursor)
      givenUp += 1
    }
  }
  return { items, rows, changes, erased: await store.forget(), givenUp, remaining: store.setAside.length }
}

async function openAgain(service: TenantService, store: FolderStore, cursor: number): Promise<TenantBatch | undefined> {
  const { api, keys, inForceAt } = service
  const directory = await service.directory()
  const open = async (item: ReleaseItem, parts: ReleaseParts): Promise<TenantBatch | undefined> => {
    const batch = await openItem(item, parts, { directory, inForceAt }, keys)
    return batch.sealed === undefined ? batch : undefined
  }
  const kept = await store.sealed(cursor)
  const opened = await open(kept.item, kept.parts)
  if (opened !== undefined) return opened
  const [listed] = (await api.listReleases(cursor - 1, 1)).items
  const item = listed?.cursor === cursor ? listed : kept.item
  // What the service no longer has may be here, and the other way round.
  return open(item, { ...kept.parts, ...(await api.fetchParts(cursor)) })
}
