import { setTimeout as wait } from 'node:timers/promises'
import { createApiClient, FolderStore, pullReleases, readConfig, tenantService } from '@sluis/client/tenant'
import type { Party } from '../../src/collaboration/parties.ts'
import type { Random } from '../../src/population/random.ts'
import type { Interruptions } from './interrupted-supplier.ts'
import { runAndKill } from './run-command.ts'

const RETRY = { firstDelay: 50, longestDelay: 500 }

/** Pulls once into the store; stopped when the signal says so. */
export async function pullOnce(party: Party, folder: string, signal?: AbortSignal): Promise<number> {
  const config = await readConfig(party.configFile)
  const service = tenantService(createApiClient(config, { retry: RETRY }), signal)
  const store = await FolderStore.open(folder, config.organisation)
  try {
    const { cursor } = await pullReleases({ service, store, ...(signal && { signal }) })
    return cursor
  } finally {
    await store.close()
  }
}

/**
 * Follows the feed into a store until told to finish, as a tenant whose process is killed or stopped at any step and begun again.
 * Throws for every error that the library does not itself call temporary.
 */
export async function followInterrupted(
  party: Party,
  folder: string,
  draw: Random,
  interruptions: Interruptions,
  finished: () => boolean,
): Promise<void> {
  while (!finished()) {
    if (draw.chance(0.05)) {
      const args = ['tenant', 'pull', '--config', party.configFile, '--out', folder]
      if (!(await runAndKill(args, draw.between(500, 3_000)))) interruptions.killed += 1
    } else {
      const stop = new AbortController()
      const timer = draw.chance(0.4) ? setTimeout(() => stop.abort(), draw.between(10, 1_500)) : undefined
      try {
        await pullOnce(party, folder, stop.signal)
      } catch (error) {
        if (stop.signal.aborted) interruptions.aborted += 1
        else if (!isTemporary(error)) throw error
      } finally {
        clearTimeout(timer)
      }
    }
    await wait(draw.between(50, 300))
  }
}

export function isTemporary(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === true
}
