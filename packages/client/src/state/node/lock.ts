import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '../../http/errors.ts'
import { isProcessAlive } from './process-alive.ts'
import { removedBeside, unfinishedBeside } from './unfinished.ts'

const held = new Set<string>()

/** Keeps two processes from delivering the same content at once; a lock whose process is gone does not count. */
export async function lockContent(stateDirectory: string, contentTag: string): Promise<() => Promise<void>> {
  const folder = join(stateDirectory, 'locks')
  const file = join(folder, `${contentTag}.pid`)
  if (held.has(file)) throw new ClientError('DELIVERY_RUNNING', { retryable: true })
  // Before anything is awaited: of two runs in this process the second must not take the first one's file for a dead one's.
  held.add(file)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await takeFile(file)
  } catch (error) {
    held.delete(file)
    if (error instanceof ClientError) throw error
    throw new ClientError('STATE_UNWRITABLE', { cause: error })
  }
  return async () => {
    await rm(file, { force: true })
    held.delete(file)
  }
}

async function takeFile(file: string): Promise<void> {
  const own = unfinishedBeside(file)
  await writeFile(own, String(process.pid), { flag: 'wx', mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        // A link fails where the name is taken, and never shows a lock that does not name its process yet.
        await link(own, file)
        return
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = Number(await readFile(file, 'utf8').catch(() => ''))
      // One of this process's own number that it does not hold is of a process before it.
      if (owner !== process.pid && isProcessAlive(owner)) break
      await clearStale(file, owner)
    }
  } finally {
    await rm(own, { force: true })
  }
  throw new ClientError('DELIVERY_RUNNING', { retryable: true })
}

/**
 * Takes away the lock of a process that is gone. Moved aside first: of two processes that find it stale only one can move it, and one
 * that moved what another took meanwhile puts it back.
 */
async function clearStale(file: string, owner: number): Promise<void> {
  const aside = removedBeside(file)
  try {
    await rename(file, aside)
  } catch {
    return
  }
  const moved = Number(await readFile(aside, 'utf8').catch(() => ''))
  if (moved !== owner) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}
