import { mkdir, open, readdir, readFile, rename, truncate, unlink } from 'node:fs/promises'

/** The few steps on files that a store takes; each either happened or not, but a write may be cut short by a crash. */
export interface StoreFiles {
  readonly makeFolder: (path: string) => Promise<void>
  /** Names in a folder; none if there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>
  /** Undefined if there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>
  /** Writes a new file and syncs it. */
  readonly write: (path: string, text: string) => Promise<void>
  /** Appends and syncs. */
  readonly append: (path: string, text: string) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly truncate: (path: string, bytes: number) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly syncFolder: (path: string) => Promise<void>
}

/** The files of this machine. Only the owner may read what is written. */
export const localFiles: StoreFiles = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  list: async (path) => (await unlessMissing(readdir(path))) ?? [],
  read: (path) => unlessMissing(readFile(path, 'utf8')),
  write: (path, text) => writeSynced(path, 'w', text),
  append: (path, text) => writeSynced(path, 'a', text),
  rename,
  truncate,
  remove: unlink,
  syncFolder: async (path) => {
    // Windows cannot open a folder; there the rename itself is durable enough.
    if (process.platform === 'win32') return
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

async function writeSynced(path: string, flags: 'w' | 'a', text: string): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
