import { CoreError, type Directory, type ReceiptDetails, verifyReceipt } from '@sluis/ttp-core/supplier'
import type { CheckpointKeeper } from '../auditor/consistency.ts'
import { seenUnder, underLog } from '../auditor/log-keys.ts'
import type { Storage } from '../state/storage.ts'

/** A receipt that this browser keeps, verified anew; `details` are absent where it does not hold. */
export interface OwnReceipt {
  readonly deliveryId: string
  readonly isValid: boolean
  readonly details?: ReceiptDetails
  /** Place of its entry in the log. */
  readonly index?: number
}

/**
 * Verifies every receipt that is kept: the log's signature, the proof that its entry is in the log, and that the log only grew since
 * the largest checkpoint seen here. The newest first. Throws `LogError` when the log shows another face than before.
 */
export async function verifyOwnReceipts(
  storage: Storage,
  { log }: Directory,
  checkpoints: Pick<CheckpointKeeper, 'hold'>,
): Promise<OwnReceipt[]> {
  const receipts: OwnReceipt[] = []
  for (const name of await storage.list('receipts')) {
    const deliveryId = name.replace(/\.json$/, '')
    try {
      const receipt: unknown = JSON.parse((await storage.read(`receipts/${name}`)) ?? 'null')
      const { found, superseded } = underLog(log, (one) => verifyReceipt(receipt, one))
      const { details, index } = found
      await checkpoints.hold(seenUnder(found, superseded))
      receipts.push({ deliveryId, isValid: true, details, index })
    } catch (error) {
      if (!(error instanceof CoreError || error instanceof SyntaxError)) throw error
      receipts.push({ deliveryId, isValid: false })
    }
  }
  return receipts.sort((a, b) => ((a.details?.closedAt ?? '') < (b.details?.closedAt ?? '') ? 1 : -1))
}
