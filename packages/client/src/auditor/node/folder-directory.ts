import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '../../http/errors.ts'
import { type DirectoryReader, directoryVersion } from '../directory-reader.ts'

/** Reads versions of the directory from a folder that `saveDirectories` wrote. A damaged file counts as missing. */
export function folderDirectoryReader(folder: string): DirectoryReader {
  return async (version) => {
    let text: string
    try {
      text = await readFile(join(folder, `${version}.json`), 'utf8')
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
    try {
      return directoryVersion.parse(JSON.parse(text))
    } catch {
      return undefined
    }
  }
}

/** A reader that also writes what it reads to a folder. */
export function savingDirectoryReader(reader: DirectoryReader, folder: string): DirectoryReader {
  return async (version) => {
    const got = await reader(version)
    if (got === undefined) return undefined
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${version}.json`), `${JSON.stringify(got)}\n`)
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
    return got
  }
}
