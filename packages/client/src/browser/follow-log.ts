import type { DirectoryLog } from '@sluis/ttp-core/supplier'
import { CheckpointKeeper, type KeeperStorage, type SeenCheckpoint } from '../auditor/consistency.ts'
import type { LogErrorCode } from '../auditor/errors.ts'
import { LOG_ERRORS, LogError } from '../auditor/errors.ts'
import { makeFork } from '../auditor/fork.ts'
import { type LogReader, orNothing } from '../auditor/log-reader.ts'
import { type Fetch, sendRequest } from '../http/send-request.ts'

/** Which log is followed, and where what was seen of it is kept. */
export interface LogToFollow {
  readonly url: string
  readonly fetch: Fetch
  readonly log: DirectoryLog
  readonly storage: KeeperStorage
}

/**
 * How the log stands to what was seen of it before. Sizes are numbers of entries. `evidence` is a bundle (`sluis-fork/1`) with both
 * signed notes, as JSON text: `sluis audit verify-fork` verifies it with the log's key alone.
 */
export type LogStanding =
  | { readonly kind: 'empty' }
  | { readonly kind: 'first'; readonly size: number }
  | { readonly kind: 'grew'; readonly from: number; readonly size: number }
  | { readonly kind: 'behind'; readonly from: number; readonly size: number; readonly evidence: string }
  | {
      readonly kind: 'fault'
      readonly code: LogErrorCode
      readonly text: { readonly nl: string; readonly en: string }
      readonly evidence?: string
    }

export interface FollowedLog {
  readonly standing: () => LogStanding
  /** Holds the checkpoint of a receipt against what was seen; what does not fit becomes the standing. */
  readonly hold: (seen: SeenCheckpoint) => Promise<void>
}

/**
 * Holds the newest checkpoint of a log against the largest one kept (HoldCheckpoint of chapter 14), and keeps the larger. A log that
 * shows less than was seen is told too, also where both fit: it was put back, or what is shown is old. Throws `ClientError` where the
 * service cannot be reached.
 */
export async function followLog({ url, fetch, log, storage }: LogToFollow): Promise<FollowedLog> {
  const reader = publicLogReader(url, fetch)
  const keeper = new CheckpointKeeper(storage, reader)
  const before = await keeper.largest(log.origin)
  let standing: LogStanding = { kind: 'empty' }
  const held = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof LogError)) throw error
      if (standing.kind === 'fault') return
      const { code, evidenceFile } = error
      const evidence = evidenceFile === undefined ? undefined : await storage.read(evidenceFile)
      standing = { kind: 'fault', code, text: LOG_ERRORS[code], ...(evidence !== undefined && { evidence }) }
    }
  }
  await held(async () => {
    const shown = await keeper.holdNewest(log)
    if (shown === undefined) return
    const { size } = shown.checkpoint
    if (before === undefined) standing = { kind: 'first', size }
    else if (size >= before.checkpoint.size) standing = { kind: 'grew', from: before.checkpoint.size, size }
    else {
      const evidence = JSON.stringify(await makeFork(reader, before, shown), null, 2)
      standing = { kind: 'behind', from: before.checkpoint.size, size, evidence }
    }
  })
  return {
    standing: () => standing,
    hold: (seen) => held(async () => (seen.checkpoint.origin === log.origin ? keeper.hold(seen) : undefined)),
  }
}

/** The log of a service, which is public. A tile never changes, and is asked for once. */
function publicLogReader(url: string, fetch: Fetch): LogReader {
  const tiles = new Map<string, Promise<Uint8Array | undefined>>()
  const get = (path: string): Promise<Response | undefined> =>
    orNothing(sendRequest(fetch, `${url}/v1/log/${path}`, {}, () => new Date()))
  const tile = async (path: string): Promise<Uint8Array | undefined> => {
    const answer = await get(path)
    return answer === undefined ? undefined : new Uint8Array(await answer.arrayBuffer())
  }
  return {
    checkpoint: async () => (await get('checkpoint'))?.text(),
    tile: (path) => {
      const known = tiles.get(path) ?? tile(path)
      tiles.set(path, known)
      return known
    },
  }
}
