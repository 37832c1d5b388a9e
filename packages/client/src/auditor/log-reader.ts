import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where a log is read from: the gateway, or a folder with an export. Paths are those of C2SP tlog-tiles. */
export interface LogReader {
  /** The newest signed checkpoint (C2SP signed note). */
  readonly checkpoint: () => Promise<string>
  /** A tile or an entry bundle by its path, such as `tile/entries/000.p/5`. */
  readonly tile: (path: string) => Promise<Uint8Array>
}

/** Reads a log over HTTP. `fetch` is an argument so that a test can stand in for the network. */
export function httpLogReader(url: string, fetchFunction: typeof fetch = fetch): LogReader {
  const get = async (path: string): Promise<Response> => {
    const answer = await fetchFunction(new URL(`/v1/log/${path}`, url))
    if (!answer.ok) throw new Error(`the log answered ${answer.status} for ${path}`)
    return answer
  }
  return {
    checkpoint: async () => (await get('checkpoint')).text(),
    tile: async (path) => new Uint8Array(await (await get(path)).arrayBuffer()),
  }
}

/** Reads a log from a folder that `saveLog` wrote. */
export function folderLogReader(folder: string): LogReader {
  return {
    checkpoint: () => readFile(join(folder, 'checkpoint'), 'utf8'),
    tile: async (path) => new Uint8Array(await readFile(join(folder, path))),
  }
}

/** A reader that also writes what it reads to a folder: what was verified is what was kept. */
export function savingLogReader(reader: LogReader, folder: string): LogReader {
  const save = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return {
    checkpoint: async () => {
      const note = await reader.checkpoint()
      await save('checkpoint', note)
      return note
    },
    tile: async (path) => {
      const bytes = await reader.tile(path)
      await save(path, bytes)
      return bytes
    },
  }
}
