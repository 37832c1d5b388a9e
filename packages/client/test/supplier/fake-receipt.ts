import type { ReceiptDetails } from '@sluis/ttp-core/common'
import type { TestLog } from '../tenant/log.ts'

/** A receipt that holds, under the head of this log at this moment. */
export function makeReceipt(log: TestLog, details: ReceiptDetails): Record<string, unknown> {
  return { schema: 'sluis-receipt/1', ...log.prove(log.add('delivery.closed', details, 'museum')) }
}
