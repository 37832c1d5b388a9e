import { createApiClient, followReleases, readConfig, tenantService } from '@sluis/client/tenant'
import type { Party } from '../collaboration/parties.ts'
import type { Audience } from './audience.ts'

const PAUSE_MS = 100
/** How long the feed must stay quiet, once every row has come, before the changes are taken to be complete. */
const QUIET_MS = 750

/** Lets the tenant follow its feed while institutions deliver. */
export interface TenantFollower {
  /** Tells that no more than this many rows will come; fulfils when they have, and the feed has fallen quiet. */
  readonly finish: (rows: number) => Promise<void>
  /** When the last row arrived, by `performance.now()`. */
  readonly lastRowAt: () => number
}

export async function followAsTenant(party: Party, audience: Audience, onRows: () => void): Promise<TenantFollower> {
  const service = tenantService(createApiClient(await readConfig(party.configFile)))
  let expected = Number.POSITIVE_INFINITY
  let lastRowAt = 0
  let lastItemAt = performance.now()
  const run = async (): Promise<void> => {
    for (;;) {
      const feed = followReleases({
        ...service,
        after: audience.cursor,
        seen: (key) => audience.has(key),
        holdCheckpoint: (seen) => service.checkpoints.hold(seen),
      })
      for await (const batch of feed) {
        const before = audience.rows
        audience.apply(batch)
        lastItemAt = performance.now()
        if (audience.rows > before) lastRowAt = lastItemAt
        onRows()
      }
      if (audience.rows >= expected && performance.now() - lastItemAt > QUIET_MS) return
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  const done = run()
  // A failure is told when the demo waits for the end, not as an unhandled rejection before.
  done.catch(() => undefined)
  return {
    finish: (rows) => {
      expected = rows
      return done
    },
    lastRowAt: () => lastRowAt,
  }
}
