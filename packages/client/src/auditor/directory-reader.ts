import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type ApiClient, ClientError } from '../http/index.ts'
import { orNothing } from './log-reader.ts'

// Closed: a member too many makes it invalid, so that it has to be seen.
const evidence = z.looseObject({
  details: z.record(z.string(), z.unknown()),
  salt: z.string(),
  entry: z.string(),
  proof: z.string(),
})
const answer = z.object({ version: z.int().min(1), document: z.string(), evidence: evidence.optional() })

/** A version of the directory as it is handed over; nothing in it is verified yet. */
export type DirectoryVersion = z.infer<typeof answer>

/** Gives a version of the directory, 1 and up; `undefined` when the source has none of this number. */
export type DirectoryReader = (version: number) => Promise<DirectoryVersion | undefined>

/** Reads versions of the directory from the service. Throws `ClientError`. */
export function apiDirectoryReader(api: Pick<ApiClient, 'json'>, signal?: AbortSignal): DirectoryReader {
  return async (version) => {
    const got = await orNothing(api.json({ path: `/v1/directory/${version}`, ...(signal && { signal }) }))
    if (got === undefined) return undefined
    const parsed = answer.safeParse(got.body)
    if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
    return parsed.data
  }
}

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
      return answer.parse(JSON.parse(text))
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
