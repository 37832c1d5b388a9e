import type { Directory } from '@sluis/ttp-core/tenant'
import type { TenantBatch } from './batch.ts'
import type { TenantKeys } from './open-item.ts'
import { openItem } from './open-item.ts'
import type { ReleaseApi } from './ports.ts'

export interface FollowOptions {
  readonly api: ReleaseApi
  readonly keys: TenantKeys
  /** The verified directory, as new as possible: asked for once a page. */
  readonly directory: () => Promise<Directory>
  /** The cursor of the last batch that was applied; 0 at the start. */
  readonly after: number
  readonly pageItemsMax?: number
}

/**
 * Follows the feed to its present end, one item at a time, in order. Apply each batch and its cursor in one transaction of the
 * tenant's own store: started again with the last applied cursor, nothing is lost and nothing comes twice.
 */
export async function* followReleases(options: FollowOptions): AsyncGenerator<TenantBatch, void, undefined> {
  const { api, keys } = options
  let after = options.after
  for (;;) {
    const { items } = await api.listReleases(after, options.pageItemsMax ?? 50)
    if (items.length === 0) return
    const directory = await options.directory()
    let ahead = items[0] && api.fetchParts(items[0].cursor)
    ahead?.catch(() => undefined)
    for (const [position, item] of items.entries()) {
      const parts = await (ahead ?? api.fetchParts(item.cursor))
      const next = items[position + 1]
      // The next parts travel while these are opened.
      ahead = next && api.fetchParts(next.cursor)
      ahead?.catch(() => undefined)
      yield await openItem(item, parts, directory, keys)
      after = item.cursor
    }
  }
}
