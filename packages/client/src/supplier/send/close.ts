import { type Directory, manifestDigest, type Receipt, verifyReceipt } from '@sluis/ttp-core/supplier'
import type { CheckpointKeeper } from '../../auditor/consistency.ts'
import { seenUnder, underLog } from '../../auditor/log-keys.ts'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { wait } from '../../http/wait.ts'
import type { Storage } from '../../state/storage.ts'
import type { Outbox, SealedOutbox } from './outbox.ts'

/** How often and how long to ask for a receipt; milliseconds. */
export interface ReceiptPolling {
  readonly interval: number
  readonly longest: number
}
export const RECEIPT_POLLING: ReceiptPolling = { interval: 100, longest: 60_000 }

/** Where receipts are kept, and what holds their checkpoints against those seen before. */
export interface ReceiptKeeping {
  readonly storage: Storage
  readonly institution: string
  readonly checkpoints: Pick<CheckpointKeeper, 'hold'>
}

/** Closes a delivery and waits for its receipt, which comes when the log covers it. Closing twice is closing once. */
export async function closeDelivery(
  api: ApiClient<ServiceConfig>,
  outbox: Outbox,
  { manifest }: SealedOutbox,
  polling: ReceiptPolling,
  signal?: AbortSignal,
): Promise<unknown> {
  const path = `/v1/deliveries/${outbox.label.deliveryId}`
  const stop = signal ? { signal } : {}
  let answer = await api.json({
    method: 'PUT',
    path: `${path}/closure`,
    scope: 'delivery:write',
    body: { manifest },
    ...stop,
  })
  let waited = 0
  for (let pause = polling.interval; answer.status === 202; pause = Math.min(pause * 1.5, 2_000)) {
    if (waited >= polling.longest)
      throw new ClientError('RECEIPT_PENDING', { retryable: true, place: { delivery: outbox.label.deliveryId } })
    try {
      await wait(pause, signal)
    } catch {
      throw new ClientError('ABORTED', { retryable: true })
    }
    waited += pause
    answer = await api.json({ path: `${path}/receipt`, scope: 'delivery:read', ...stop })
  }
  return answer.body
}

/**
 * Verifies that the receipt is by the log of the directory and says exactly what was delivered, keeps it in
 * `receipts/<delivery>.json`, and holds its checkpoint against the largest one that this client has seen. Throws RECEIPT_INVALID
 * or RECEIPT_MISMATCH, and `LogError` when the log of this receipt is not the one of those before it: then both heads are kept.
 */
export async function keepReceipt(
  { storage, institution, checkpoints }: ReceiptKeeping,
  directory: Directory,
  outbox: Outbox,
  sealed: SealedOutbox,
  receipt: unknown,
): Promise<Receipt> {
  const { found, superseded } = underLog(directory.log, (log) => verifyReceipt(receipt, log))
  const { details } = found
  const { deliveryId, tenant, domain } = outbox.label
  const rowCount = sealed.chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  const same =
    details.deliveryId === deliveryId &&
    details.institution === institution &&
    details.tenant === tenant &&
    details.domain === domain &&
    details.chunkCount === sealed.chunks.length &&
    details.rowCount === rowCount &&
    details.manifestDigest === manifestDigest(sealed.manifest)
  if (!same) throw new ClientError('RECEIPT_MISMATCH', { place: { delivery: deliveryId } })
  // What was delivered, as this side knows it: a receipt can be held against it when the outbox is gone.
  const own = { schema: 'sluis-sent/1', deliveryId, manifestDigest: details.manifestDigest, rowCount }
  await storage.write(`sent/${deliveryId}.json`, JSON.stringify({ ...own, chunkCount: details.chunkCount }))
  await storage.write(`receipts/${deliveryId}.json`, JSON.stringify(receipt))
  await checkpoints.hold(seenUnder(found, superseded))
  return receipt as Receipt
}
