import type { QuarantineCode } from './batch.ts'
import type { TenantStore } from './folder-store.ts'
import { followReleases } from './follow.ts'
import type { TenantService } from './service.ts'

export interface PullOptions {
  readonly service: TenantService
  readonly store: TenantStore
  /** Tells the TTP to delete what is safe here (see `TenantStore.safe`), at intervals and at the end. Default: true. */
  readonly acknowledge?: boolean
  readonly onProgress?: (summary: PullSummary) => void
  readonly signal?: AbortSignal
}

/** What a pull brought; `cursor` is where the store is now. */
export interface PullSummary {
  readonly items: number
  readonly rows: number
  readonly changes: number
  /** Rows that were deleted, of persons whom the feed names as erased. */
  readonly erased: number
  /** Whole items that were set aside: each is a fault that somebody should look into. */
  readonly itemsSetAside: number
  /** Rows and whole items that were set aside, by code. */
  readonly quarantined: Readonly<Partial<Record<QuarantineCode, number>>>
  readonly cursor: number
}

const ACKNOWLEDGE_EVERY = 50

/**
 * Brings the store up to the present end of the feed. Stopped or killed at any moment and called again, it goes on where it was.
 * Throws `TenantError` for a feed that lies, `LogError` for a log that was rewritten, `ClientError` for the network; what was put
 * in the store before stands.
 */
export async function pullReleases(options: PullOptions): Promise<PullSummary> {
  const { service, store, acknowledge = true, onProgress, signal } = options
  const { api, keys, directory, inForceAt, checkpoints } = service
  let [items, rows, changes, erased, itemsSetAside] = [0, 0, 0, 0, 0]
  const quarantined: Partial<Record<QuarantineCode, number>> = {}
  const summary = (): PullSummary => {
    return { items, rows, changes, erased, itemsSetAside, quarantined: { ...quarantined }, cursor: store.cursor }
  }
  const feed = followReleases({
    api,
    keys,
    directory,
    inForceAt,
    after: store.cursor,
    seen: (key) => store.has(key),
    holdCheckpoint: (seen) => checkpoints.hold(seen),
    ...(signal && { signal }),
  })
  for await (const batch of feed) {
    await store.put(batch)
    items += 1
    rows += batch.rows.length
    changes += batch.changes.length
    if (batch.sealed !== undefined) itemsSetAside += 1
    for (const { code } of batch.quarantined) quarantined[code] = (quarantined[code] ?? 0) + 1
    if (acknowledge && items % ACKNOWLEDGE_EVERY === 0) await api.acknowledge(store.safe)
    onProgress?.(summary())
  }
  // Also without new items, as below.
  erased = await store.forget()
  await checkpoints.holdNewest((await directory()).log)
  // Also without new items: the last run may have been stopped before it could say so.
  if (acknowledge && store.safe > 0) await api.acknowledge(store.safe)
  return summary()
}
