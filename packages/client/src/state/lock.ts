import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '../http/errors.ts'
import { isProcessAlive } from './process-alive.ts'

const held = new Set<string>()

/** Keeps two processes from delivering the same content at once; a lock whose process is gone does not count. */
export async function lockContent(stateDirectory: string, contentTag: string): Promise<() => Promise<void>> {
  const folder = join(stateDirectory, 'locks')
  const file = join(folder, `${contentTag}.pid`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 })
        held.add(file)
        return async () => {
          held.delete(file)
          await rm(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = Number(await readFile(file, 'utf8').catch(() => ''))
      if (isAlive(owner, file)) throw new ClientError('DELIVERY_RUNNING', { retryable: true })
      // Moved aside first: of two processes that find it stale only one can move it.
      const stale = `${file}.${randomUUID()}`
      await rename(file, stale).catch(() => undefined)
      await rm(stale, { force: true })
    }
  } catch (error) {
    if (error instanceof ClientError) throw error
    throw new ClientError('STATE_UNWRITABLE', { cause: error })
  }
  throw new ClientError('DELIVERY_RUNNING', { retryable: true })
}

function isAlive(pid: number, file: string): boolean {
  return pid === process.pid ? held.has(file) : isProcessAlive(pid)
}
