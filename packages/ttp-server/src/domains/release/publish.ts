import { ensureFeed, findFeed, findTenantToPublish, publishItems, setLastCursor } from './feed-rows.ts'
import { LIMIT } from './limits.ts'
import type { ReleasePorts } from './ports.ts'

/**
 * Step of a work loop: gives cursors to items whose audit entries a signed checkpoint covers, so that nothing is released that
 * the log could still lose. Only who holds the lock of a tenant's feed gives cursors: they have no gap and never change.
 * @returns Whether there was anything.
 */
export async function publish(ports: ReleasePorts): Promise<boolean> {
  const tenant = await ports.database.withConnection(findTenantToPublish)
  if (tenant === null) return false
  return ports.database.transaction(async (sql) => {
    await ensureFeed(sql, tenant)
    const feed = await findFeed(sql, tenant, true)
    if (feed === null) return false
    const count = await publishItems(sql, tenant, feed.last_cursor, LIMIT.stepItemsMax, ports.now)
    await setLastCursor(sql, tenant, feed.last_cursor + count)
    return count > 0
  })
}
