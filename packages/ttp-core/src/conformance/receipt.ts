import { toHex } from '../encoding/index.ts'
import { verifyReceipt } from '../receipt/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { object, text } from './input.ts'

/** The receipt of a delivery. */
export const receiptOperations: Readonly<Record<string, Evaluate>> = {
  VerifyReceipt: (input) => {
    const log = object(input, 'log')
    const { details, entry, index, checkpoint } = verifyReceipt(input.receipt, {
      origin: text(log, 'origin'),
      verifierKey: text(log, 'verifierKey'),
    })
    const { size, root } = checkpoint
    return { details: { ...details } as Fields, entryId: entry.id, index, size, root: toHex(root) }
  },
}
