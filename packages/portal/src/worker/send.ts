import {
  apiLogReader,
  blobOrigin,
  CheckpointKeeper,
  ClientError,
  type Delivered,
  type DeliveryEvent,
  deliver,
  finishDelivery,
  type OwnReceipt,
  prepareFile,
  savedMapping,
  verifyOwnReceipts,
} from '@sluis/client/browser'
import type { Calls, Progress, Sent } from '../protocol.ts'
import { rememberMapping } from './look.ts'
import { onWait, place, service, takeSent } from './session.ts'

/** Up to this many rows are shuffled as they are; a browser has memory and no disk of its own. */
const ROWS_IN_MEMORY = 100_000

/** Reads, shuffles, seals and sends a file, and verifies the receipt. */
export async function send(
  { file, mapping, again, period }: Calls['send']['in'],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Sent> {
  const api = await service()
  takeSent()
  onWait((seconds) => onProgress({ step: 'waiting', seconds }))
  try {
    const prepared = await prepareFile(blobOrigin(file), mapping, { signal })
    const delivered = await deliver(api, prepared, {
      again,
      ...(period !== undefined && { period }),
      signal,
      inMemoryRows: ROWS_IN_MEMORY,
      onProgress: (event) => tell(event, onProgress),
    })
    await rememberMapping(savedMapping(prepared))
    return await sentOf(delivered)
  } catch (error) {
    if (signal.aborted && !(error instanceof ClientError)) throw new ClientError('ABORTED', { retryable: true })
    throw error
  } finally {
    onWait(undefined)
  }
}

/** Ends a delivery that an earlier visit had sealed, without its file. */
export async function finish(
  { tag }: Calls['finish']['in'],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Sent | null> {
  takeSent()
  onWait((seconds) => onProgress({ step: 'waiting', seconds }))
  try {
    const delivered = await finishDelivery(await service(), tag, {
      signal,
      onProgress: (event) => tell(event, onProgress),
    })
    return delivered === undefined ? null : await sentOf(delivered)
  } finally {
    onWait(undefined)
  }
}

/** Every receipt that this browser keeps, verified anew against the directory's log and the checkpoints seen before. */
export async function receipts(): Promise<readonly OwnReceipt[]> {
  const api = await service()
  const { storage } = await place()
  const { directory } = await api.directory()
  const keeper = new CheckpointKeeper(storage, apiLogReader(api))
  await keeper.holdNewest(directory.log)
  return verifyOwnReceipts(storage, directory, keeper)
}

/** A receipt as it is kept: what the command and the page for receipts verify. */
export async function receiptText({ deliveryId }: Calls['receiptText']['in']): Promise<string> {
  const { storage } = await place()
  const text = await storage.read(`receipts/${deliveryId}.json`)
  if (text === undefined) throw new ClientError('RECEIPT_PENDING')
  return text
}

async function sentOf({ deliveryId, rows, chunks, resumed }: Delivered): Promise<Sent> {
  const api = await service()
  const { directory } = await api.directory()
  const own = (await receipts()).find((receipt) => receipt.deliveryId === deliveryId)
  if (own === undefined) throw new ClientError('RECEIPT_MISMATCH')
  const largest = await new CheckpointKeeper(api.storage, apiLogReader(api)).largest(directory.log.origin)
  return { deliveryId, rows, chunks, resumed, receipt: own, logSize: largest?.checkpoint.size ?? 0, sent: takeSent() }
}

function tell(event: DeliveryEvent, onProgress: (progress: Progress) => void): void {
  if (event.event === 'reading') onProgress({ step: 'reading', rows: event.rows, share: event.share })
  else if (event.event === 'sealed') onProgress({ step: 'sealed', rows: event.rows, chunks: event.chunks })
  else if (event.event === 'uploaded')
    onProgress({ step: 'uploaded', chunks: event.chunks, ...(event.of !== undefined && { of: event.of }) })
  else if (event.event === 'closing') onProgress({ step: 'closing' })
}
