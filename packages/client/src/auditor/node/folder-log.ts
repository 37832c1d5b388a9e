import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ClientError } from '../../http/errors.ts'
import type { LogReader } from '../log-reader.ts'

/** Reads a log from a folder that `savingLogReader` wrote. */
export function folderLogReader(folder: string): LogReader {
  const get = async (path: string): Promise<Buffer | undefined> => {
    try {
      return await readFile(join(folder, path))
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
  }
  return {
    checkpoint: async () => (await get('checkpoint'))?.toString('utf8'),
    tile: async (path) => {
      const bytes = await get(path)
      return bytes === undefined ? undefined : new Uint8Array(bytes)
    },
  }
}

/** A reader that also writes what it reads to a folder: what was verified is what was kept. */
export function savingLogReader(reader: LogReader, folder: string): LogReader {
  const save = async <Content extends string | Uint8Array>(
    path: string,
    content: Content | undefined,
  ): Promise<Content | undefined> => {
    if (content === undefined) return undefined
    try {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    } catch (cause) {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    }
    return content
  }
  return {
    checkpoint: async () => save('checkpoint', await reader.checkpoint()),
    tile: async (path) => save(path, await reader.tile(path)),
  }
}
