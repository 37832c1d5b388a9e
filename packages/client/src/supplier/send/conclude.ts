import { CoreError, type Directory, type Receipt } from '@sluis/ttp-core/supplier'
import { CheckpointKeeper } from '../../auditor/consistency.ts'
import { apiLogReader } from '../../auditor/log-reader.ts'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import type { FileReport } from '../check/report.ts'
import { closeDelivery, keepReceipt, RECEIPT_POLLING, type ReceiptPolling } from './close.ts'
import type { DeliveryEvent } from './events.ts'
import type { Outbox, SealedOutbox } from './outbox.ts'
import { keepLinkability } from './own-linkability.ts'

/** What was delivered. */
export interface Delivered {
  readonly deliveryId: string
  /** Verified, and kept. */
  readonly receipt: Receipt
  /** What became of the rows of the file. */
  readonly summary: FileReport
  readonly chunks: number
  /** Rows in the delivery. */
  readonly rows: number
  /** An earlier run had begun this delivery. */
  readonly resumed: boolean
}

/** A delivery of which every part is at the service. */
export interface UploadedDelivery {
  readonly outbox: Outbox
  readonly sealed: SealedOutbox
  readonly resumed: boolean
}

/** Closes a delivery, waits for its receipt, verifies and keeps it, and clears the outbox. */
export async function concludeDelivery(
  api: ApiClient<ServiceConfig>,
  directory: Directory,
  { outbox, sealed, resumed }: UploadedDelivery,
  {
    signal,
    onProgress,
    receiptPolling = RECEIPT_POLLING,
  }: {
    readonly signal?: AbortSignal
    readonly onProgress?: (event: DeliveryEvent) => void
    readonly receiptPolling?: ReceiptPolling
  },
): Promise<Delivered> {
  const { config, storage } = api
  const { deliveryId } = outbox.label
  onProgress?.({ event: 'closing', deliveryId })
  const answer = await closeDelivery(api, outbox, sealed, receiptPolling, signal)
  const checkpoints = new CheckpointKeeper(storage, apiLogReader(api, signal))
  const keeping = { storage, institution: config.organisation, checkpoints }
  const keep = (under: Directory): Promise<Receipt> => keepReceipt(keeping, under, outbox, sealed, answer)
  const receipt = await keep(directory).catch(async (error: unknown) => {
    if (!(error instanceof CoreError && error.code === 'RECEIPT_INVALID')) throw error
    // The key of the log may have changed while the rows travelled.
    const { directory: newest } = await api.directory({ refresh: true, ...(signal && { signal }) })
    if (newest.version === directory.version) throw error
    return keep(newest)
  })
  const summary = sealed.summary as FileReport
  await keepLinkability(storage, deliveryId, summary.linkability)
  await outbox.remove()
  return { deliveryId, receipt, summary, chunks: sealed.chunks.length, rows: receipt.details.rowCount, resumed }
}
