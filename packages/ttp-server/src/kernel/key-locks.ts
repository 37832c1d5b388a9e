import { createHash } from 'node:crypto'
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from './errors.ts'

/** What a lock belongs to: the name of one key. */
export interface LockName {
  readonly purpose: string
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
}

/** A lock as it was found: its 32 bytes, that it was destroyed, or that there never was one. */
export type FoundLock = SecretKey | 'destroyed' | 'none'

/** Locks of keys: 32 random bytes each, outside the database, in every one of the places that were given. */
export interface KeyLocks {
  /** Makes a lock unless there is one; two that make it at once get the same. */
  readonly make: (name: LockName) => Promise<FoundLock>
  readonly find: (name: LockName) => Promise<FoundLock>
  /** Overwrites a lock and leaves a mark that it was there: a name never gets another. Does nothing the second time. */
  readonly destroy: (name: LockName) => Promise<void>
}

const DESTROYED = 'destroyed'
const FORM = /^[0-9a-f]{64}$/
const LOCK_BYTES = 32

/**
 * Locks in files, one a key, in each of the folders (more than one, so that no lost disk loses a key). A file is made and synced before
 * the key exists in the database, so that a crash leaves at most a lock without a key, which the next attempt takes up.
 * @throws ServerError `KEY_UNAVAILABLE` when a folder cannot be read or written, or two of them differ.
 */
export function folderLocks(folders: readonly string[], random: (bytes: number) => Uint8Array): KeyLocks {
  const [first, ...others] = folders
  if (first === undefined) throw new ServerError('CONFIGURATION_INVALID')
  const find = async (name: LockName): Promise<FoundLock> => {
    const texts = await Promise.all(folders.map((folder) => read(pathOf(folder, name))))
    // Destroyed in one is destroyed: a destruction that was broken off is completed, never undone.
    if (texts.includes(DESTROYED)) return 'destroyed'
    const known = texts.filter((text) => text !== null)
    const [text] = known
    if (text === undefined || text === null) return 'none'
    if (!FORM.test(text) || known.some((other) => other !== text)) throw new ServerError('KEY_UNAVAILABLE')
    return SecretKey.from(Buffer.from(text, 'hex'))
  }
  return {
    find,
    make: async (name) => {
      const text = Buffer.from(random(LOCK_BYTES)).toString('hex')
      await createOnce(first, name, text)
      // Whoever made it: all folders get what the first one has.
      const kept = (await read(pathOf(first, name))) ?? text
      for (const folder of others) await createOnce(folder, name, kept)
      return find(name)
    },
    destroy: async (name) => {
      for (const folder of folders) await overwrite(pathOf(folder, name), folder)
    },
  }
}

/** File names say nothing that a folder's listing should tell, and any name fits. */
function pathOf(folder: string, { purpose, tenant, domain, epoch }: LockName): string {
  const name = JSON.stringify([purpose, tenant, domain, epoch])
  return join(folder, `${createHash('sha256').update(name).digest('hex')}.lock`)
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null
    throw new ServerError('KEY_UNAVAILABLE', { cause })
  }
}

async function createOnce(folder: string, name: LockName, text: string): Promise<void> {
  const path = pathOf(folder, name)
  if ((await read(path)) !== null) return
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Whole or not at all: the name appears when the bytes are on the disk. Two that race write their own; one name remains.
    const temporary = `${path}.${process.pid}.${Math.trunc(performance.now() * 1_000)}`
    await writeSynced(temporary, 'wx', text)
    try {
      await link(temporary, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    } finally {
      await unlink(temporary)
    }
    await syncFolder(folder)
  } catch (cause) {
    throw new ServerError('KEY_UNAVAILABLE', { cause })
  }
}

/** The bytes are overwritten in place and synced before the file is replaced by the mark. */
async function overwrite(path: string, folder: string): Promise<void> {
  try {
    const known = await read(path)
    if (known === DESTROYED) return
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (known !== null) await writeSynced(path, 'r+', '0'.repeat(known.length))
    await writeSynced(`${path}.destroyed`, 'w', DESTROYED)
    await rename(`${path}.destroyed`, path)
    await syncFolder(folder)
  } catch (cause) {
    if (cause instanceof ServerError) throw cause
    throw new ServerError('KEY_UNAVAILABLE', { cause })
  }
}

async function writeSynced(path: string, flags: 'wx' | 'w' | 'r+', text: string): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
