import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** What only the owner of the database sees. */
export interface ResolvedWatch {
  /** Waits until no row waits to be resolved; when that was (`performance.now()`). */
  readonly atRest: () => Promise<number>
  readonly stop: () => Promise<void>
}

const POLL_MS = 3

/** Looks all the time whether rows wait to be resolved. */
export async function watchResolved(ownerUrl: string): Promise<ResolvedWatch> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  let stopped = false
  let emptySince: number | undefined
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await client.query<{ waiting: boolean }>(
        'select exists (select from intake.identity_part) as waiting',
      )
      if (rows[0]?.waiting === true) emptySince = undefined
      else emptySince ??= performance.now()
      await wait(POLL_MS)
    }
  })()
  return {
    atRest: async () => {
      while (emptySince === undefined) await wait(POLL_MS)
      return emptySince
    },
    stop: async () => {
      stopped = true
      await watching
      await client.end()
    },
  }
}
