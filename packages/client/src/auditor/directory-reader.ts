import { z } from 'zod'
import type { ApiClient } from '../http/api-client.ts'
import { ClientError } from '../http/errors.ts'
import { orNothing } from './log-reader.ts'

// Closed: a member too many makes it invalid, so that it has to be seen.
const evidence = z.looseObject({
  details: z.record(z.string(), z.unknown()),
  salt: z.string(),
  entry: z.string(),
  proof: z.string(),
})
/** The form in which a version of the directory is handed over. */
export const directoryVersion = z.object({
  version: z.int().min(1),
  document: z.string(),
  evidence: evidence.optional(),
})

/** A version of the directory as it is handed over; nothing in it is verified yet. */
export type DirectoryVersion = z.infer<typeof directoryVersion>

/** Gives a version of the directory, 1 and up; `undefined` when the source has none of this number. */
export type DirectoryReader = (version: number) => Promise<DirectoryVersion | undefined>

/** Reads versions of the directory from the service. Throws `ClientError`. */
export function apiDirectoryReader(api: Pick<ApiClient, 'json'>, signal?: AbortSignal): DirectoryReader {
  return async (version) => {
    const got = await orNothing(api.json({ path: `/v1/directory/${version}`, ...(signal && { signal }) }))
    if (got === undefined) return undefined
    const parsed = directoryVersion.safeParse(got.body)
    if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
    return parsed.data
  }
}
