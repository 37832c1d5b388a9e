import { dirname } from 'node:path'
import {
  CoreError,
  type DirectoryLog,
  type ReceiptDetails,
  type TrustedLog,
  verifyCheckpoint,
  verifyDirectory,
} from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import type { ApiClient } from '../http/api-client.ts'
import { ClientError } from '../http/errors.ts'
import type { CheckpointKeeper, SeenCheckpoint } from './consistency.ts'
import { apiDirectoryReader } from './directory-reader.ts'
import { LogError } from './errors.ts'
import { trustedLogs } from './log-keys.ts'
import { verifyDirectories } from './verify-directories.ts'
import { verifyReceipts } from './verify-receipts.ts'

/** What can be wrong with a receipt that a client kept. */
export type OwnReceiptFault = 'RECEIPT_MALFORMED' | 'RECEIPT_INVALID' | 'RECEIPT_MISMATCH' | 'FORKED'

/** One receipt that was kept. */
export interface OwnReceipt {
  readonly file: string
  readonly fault?: OwnReceiptFault
  readonly details?: ReceiptDetails
  /** Place of its entry in the log, whose signed checkpoint covers it. */
  readonly index?: number
  /** Whether it says what this side kept of the delivery; `unknown` for one that an older client, or another machine, delivered. */
  readonly own: 'same' | 'different' | 'unknown'
}

export interface OwnReceiptsVerdict {
  readonly receipts: readonly OwnReceipt[]
  /** Whether every checkpoint in the receipts is a beginning of the largest that was seen; offline that cannot be computed. */
  readonly log: 'consistent' | 'forked' | 'not-asked'
}

export interface OwnReceiptsOptions {
  readonly api: ApiClient
  /** With it, the service is asked: for the keys that the log had before, and for the log between the receipts. */
  readonly checkpoints?: Pick<CheckpointKeeper, 'hold'>
  readonly signal?: AbortSignal
}

const kept = z.object({ manifestDigest: z.string(), rowCount: z.int(), chunkCount: z.int() })

/**
 * Verifies every receipt that this client kept: signed and covered by the log of the directory, which the pinned registrar signed; of
 * this institution, under its own name; and saying what was delivered. Offline with what is kept here, unless `checkpoints` is
 * given. Throws DIRECTORY_* of the core for a directory that does not hold, and as the service.
 */
export async function verifyOwnReceipts({ api, checkpoints, signal }: OwnReceiptsOptions): Promise<OwnReceiptsVerdict> {
  const { storage, config } = api
  if ((await storage.list('receipts')).length === 0) return { receipts: [], log: 'not-asked' }
  const { logs, present } = checkpoints === undefined ? await keptLogs(api) : await everyLog(api, signal)
  const folder = dirname(storage.placeOf('receipts/any'))
  const verdict = await verifyReceipts(folder, logs)
  const found: OwnReceipt[] = verdict.faults.map(({ fault, file = '' }) => ({
    file,
    fault: fault === 'RECEIPT_MALFORMED' ? 'RECEIPT_MALFORMED' : 'RECEIPT_INVALID',
    own: 'unknown',
  }))
  let log: OwnReceiptsVerdict['log'] = checkpoints === undefined ? 'not-asked' : 'consistent'
  for (const [at, { file, index, details }] of verdict.receipts.entries()) {
    const own = await comparedWithOwn(api, details)
    const isNamed = file === `${details.deliveryId}.json` && details.institution === config.organisation
    let fault: OwnReceiptFault | undefined = isNamed && own !== 'different' ? undefined : 'RECEIPT_MISMATCH'
    const seen = verdict.checkpoints[at]
    if (checkpoints !== undefined && seen !== undefined && (await isForked(checkpoints, marked(seen, present)))) {
      fault = 'FORKED'
      log = 'forked'
    }
    found.push({ file, ...(fault !== undefined && { fault }), details, index, own })
  }
  return { receipts: found.sort((a, b) => (a.details?.closedAt ?? '').localeCompare(b.details?.closedAt ?? '')), log }
}

/** The log under every key that receipts may be signed by, and as the newest directory names it. */
interface Logs {
  readonly logs: readonly TrustedLog[]
  readonly present: DirectoryLog
}

/** A checkpoint that the present key of the log did not sign counts only as a beginning of what that key signs. */
function marked(seen: SeenCheckpoint, present: DirectoryLog): SeenCheckpoint {
  try {
    verifyCheckpoint(seen.note, present.verifierKey)
    return seen
  } catch (error) {
    if (error instanceof CoreError) return { ...seen, superseded: present }
    throw error
  }
}

/** The log of the directory that was seen last. Without one nothing can be believed offline. */
async function keptLogs({ storage, config }: ApiClient): Promise<Logs> {
  const jws = await storage.read('directory.jws')
  if (jws === undefined) throw new ClientError('DIRECTORY_UNSEEN')
  const present = (await verifyDirectory(jws, config.registrarKey)).log
  return { logs: trustedLogs(present), present }
}

/** The logs of every version of the directory: a receipt may be older than the present key. */
async function everyLog(api: ApiClient, signal: AbortSignal | undefined): Promise<Logs> {
  const { directory } = await api.directory({ refresh: true, ...(signal && { signal }) })
  const { registrarKey } = api.config
  const { versions } = await verifyDirectories({ read: apiDirectoryReader(api, signal), registrarKey })
  const logs = [...trustedLogs(directory.log), ...versions.map((version) => version.directory.log)]
  return { logs, present: directory.log }
}

async function comparedWithOwn({ storage }: ApiClient, details: ReceiptDetails): Promise<OwnReceipt['own']> {
  const text = await storage.read(`sent/${details.deliveryId}.json`)
  const parsed = kept.safeParse(text === undefined ? undefined : parseJson(text))
  if (!parsed.success) return 'unknown'
  const { manifestDigest, rowCount, chunkCount } = parsed.data
  const same =
    details.manifestDigest === manifestDigest && details.rowCount === rowCount && details.chunkCount === chunkCount
  return same ? 'same' : 'different'
}

async function isForked(
  checkpoints: Pick<CheckpointKeeper, 'hold'>,
  seen: Parameters<CheckpointKeeper['hold']>[0],
): Promise<boolean> {
  try {
    await checkpoints.hold(seen)
    return false
  } catch (error) {
    if (error instanceof LogError && error.code === 'LOG_FORKED') return true
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
