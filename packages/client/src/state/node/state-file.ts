import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ClientError } from '../../http/errors.ts'
import { unfinishedBeside } from './unfinished.ts'

/**
 * Writes a file so that after a crash either the old or the new content is there: a temporary file beside it, synced, renamed,
 * the folder synced. Only the owner may read it.
 */
export async function writeStateFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = unfinishedBeside(path)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await unlink(temporary).catch(() => undefined)
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

/** The content of a state file that is made once: of two processes that make it at the same time, both get the one that came first. */
export async function ensureStateFile(path: string, make: () => string): Promise<string> {
  const known = await readStateFile(path)
  if (known !== undefined) return known
  const candidate = unfinishedBeside(path)
  await writeStateFile(candidate, make())
  try {
    // A link fails where the name is taken, and never shows half a file.
    await link(candidate, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new ClientError('STATE_UNWRITABLE', { cause })
  } finally {
    await unlink(candidate).catch(() => undefined)
  }
  return (await readStateFile(path)) ?? ''
}

/** The content of a state file; undefined if there is none. */
export async function readStateFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is durable enough.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
