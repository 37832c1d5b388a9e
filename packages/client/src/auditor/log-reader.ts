import type { ApiClient } from '../http/api-client.ts'
import { ClientError } from '../http/errors.ts'

/**
 * Where a log is read from: the gateway, or a folder with an export. Paths are those of C2SP tlog-tiles. `undefined` says that the
 * source does not have it; that it cannot be reached is an error, and no evidence of anything.
 */
export interface LogReader {
  /** The newest signed checkpoint (C2SP signed note). */
  readonly checkpoint: () => Promise<string | undefined>
  /** A tile or an entry bundle by its path, such as `tile/entries/000.p/5`. */
  readonly tile: (path: string) => Promise<Uint8Array | undefined>
}

/** Reads the log of the service; every request is tried again as the client's policy says. Throws `ClientError`. */
export function apiLogReader(api: Pick<ApiClient, 'send'>, signal?: AbortSignal): LogReader {
  const get = (path: string): Promise<Response | undefined> =>
    orNothing(api.send({ path: `/v1/log/${path}`, ...(signal && { signal }) }))
  return {
    checkpoint: async () => (await get('checkpoint'))?.text(),
    tile: async (path) => {
      const answer = await get(path)
      return answer === undefined ? undefined : new Uint8Array(await answer.arrayBuffer())
    },
  }
}

/** What was asked, or `undefined` where the service says that it does not exist (404). */
export async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return undefined
    throw error
  }
}
