import {
  CoreError,
  fromBase64url,
  type ReceiptDetails,
  type TrustedLog,
  verifyDirectory,
  verifyReceipt,
} from '@sluis/ttp-core/supplier'
import { z } from 'zod'
import type { SeenCheckpoint } from '../auditor/consistency.ts'
import { seenUnder } from '../auditor/log-keys.ts'
import type { ServiceConfig } from '../http/config.ts'
import { acceptDirectory } from '../http/directory.ts'
import { ClientError } from '../http/errors.ts'
import { requireSafeUrl } from '../http/safe-url.ts'
import { type Fetch, readJson, sendRequest } from '../http/send-request.ts'
import type { Storage } from '../state/storage.ts'

/** What receipts are held against. */
export interface ReceiptBasis {
  readonly url: string
  /** The registrar's key that this browser compared out of band; without it the service is believed about the key of its log. */
  readonly registrarKey?: ServiceConfig['registrarKey']
  readonly storage?: Storage
  readonly fetch: Fetch
}

/** What became of one receipt; `details` are there only where everything holds. */
export interface JudgedReceipt {
  readonly isValid: boolean
  readonly details?: ReceiptDetails
  /** Place of its entry in the log, and the size of the log that the receipt's checkpoint signs. */
  readonly index?: number
  readonly size?: number
  /** The checkpoint that the receipt brings, with its note: to be held against what was seen of the log. */
  readonly seen?: SeenCheckpoint
}

/** The directory against which receipts are judged, and the judge. */
export interface ReceiptJudge {
  readonly version: number
  /** Whether the directory is signed by the key that this browser compared. */
  readonly isPinned: boolean
  /** The log that the directory names. */
  readonly log: TrustedLog
  readonly judge: (receipt: unknown) => Promise<JudgedReceipt>
}

interface Named {
  readonly version: number
  readonly log: TrustedLog
}
const answer = z.object({ document: z.string() })
const unproved = z.object({
  version: z.int().min(1),
  log: z.object({ origin: z.string(), verifierKey: z.string() }),
})

/**
 * Gets the directory, and judges receipts by the log that it names: the salted digest of what the receipt says stands in an entry,
 * and the entry is in the tree that the log signed. A receipt that is older than the log's present key is held against the keys
 * of earlier versions too. Throws DIRECTORY_* of the core for a directory that the pinned key did not sign, and as the service.
 */
export async function openReceiptJudge(basis: ReceiptBasis): Promise<ReceiptJudge> {
  requireSafeUrl(basis.url)
  const newest = await readVersion(basis, undefined)
  const logs: TrustedLog[] = [newest.log]
  let next = newest.version - 1
  const judge = async (receipt: unknown): Promise<JudgedReceipt> => {
    for (let at = 0; ; at += 1) {
      const log = logs[at] ?? (await earlierLog())
      if (log === undefined) return { isValid: false }
      try {
        const found = verifyReceipt(receipt, log)
        const { details, index } = found
        const seen = seenUnder(found, at > 0 ? newest.log : undefined)
        return { isValid: true, details, index, size: seen.checkpoint.size, seen }
      } catch (error) {
        if (!(error instanceof CoreError)) throw error
      }
    }
  }
  /** The next log that an earlier version names and no later one does. */
  const earlierLog = async (): Promise<TrustedLog | undefined> => {
    while (next >= 1) {
      const { log } = await readVersion(basis, next)
      next -= 1
      if (logs.some(({ verifierKey }) => verifierKey === log.verifierKey)) continue
      logs.push(log)
      return log
    }
    return undefined
  }
  return { version: newest.version, isPinned: basis.registrarKey !== undefined, log: newest.log, judge }
}

async function readVersion(
  { url, registrarKey, storage, fetch }: ReceiptBasis,
  version: number | undefined,
): Promise<Named> {
  const path = version === undefined ? '/v1/directory' : `/v1/directory/${version}`
  const init = { headers: { accept: 'application/json' } }
  const body = await readJson(await sendRequest(fetch, `${url}${path}`, init, () => new Date()))
  const parsed = answer.safeParse(body)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  if (registrarKey === undefined) return payloadOf(parsed.data.document)
  // The newest is held against the one seen last; earlier ones can only be what the same key signed.
  if (version === undefined && storage !== undefined)
    return (await acceptDirectory({ storage, registrarKey }, body)).directory
  return verifyDirectory(parsed.data.document, registrarKey)
}

/** What the service says, without a proof. */
function payloadOf(jws: string): Named {
  try {
    const bytes = fromBase64url(jws.split('.')[1] ?? '')
    return unproved.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (cause) {
    throw new ClientError('ANSWER_UNEXPECTED', { cause })
  }
}
