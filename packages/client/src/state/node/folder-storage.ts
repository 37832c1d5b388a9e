import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '../../http/errors.ts'
import type { Storage } from '../storage.ts'
import { DiskBucket } from './disk-bucket.ts'
import { lockContent } from './lock.ts'
import { ensureStateFile, readStateFile, writeStateFile } from './state-file.ts'
import { removedBeside, sweepFolder, unfinishedBeside } from './unfinished.ts'

/** A folder of this machine, open to its owner alone (modes 0700 and 0600). */
export function folderStorage(root: string): Storage {
  const at = (name: string): string => join(root, ...name.split('/'))
  return {
    read: (name) => readStateFile(at(name)),
    write: (name, content) => writeStateFile(at(name), content),
    put: (name, content) => orUnwritable(writeFile(at(name), content, { mode: 0o600 })),
    ensure: (name, make) => ensureStateFile(at(name), make),
    list: async (folder) => {
      const names = await readdir(at(folder)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return []
        throw new ClientError('STATE_UNWRITABLE', { cause })
      })
      return names.filter((name) => !name.startsWith('.')).sort()
    },
    makeFolder: async (folder, name, content) => {
      // Made and removed under another name, so that a folder is there with its content or not at all.
      const made = unfinishedBeside(at(folder))
      await writeStateFile(join(made, name), content)
      await orUnwritable(rename(made, at(folder)))
    },
    removeFolder: async (folder) => {
      const gone = removedBeside(at(folder))
      await orUnwritable(rename(at(folder), gone).then(() => rm(gone, { recursive: true, force: true })))
    },
    sweep: (folder) => sweepFolder(at(folder)),
    lock: (name) => lockContent(root, name),
    spill: (folder) => diskSpill(at(folder)),
    placeOf: at,
  }
}

/** Buckets in a folder, encrypted. */
export function diskSpill(folder: string): ReturnType<Storage['spill']> {
  return {
    bucket: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return new DiskBucket(join(folder, `${randomUUID()}.bucket`))
    },
  }
}

async function orUnwritable<Result>(done: Promise<Result>): Promise<Result> {
  try {
    return await done
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}
