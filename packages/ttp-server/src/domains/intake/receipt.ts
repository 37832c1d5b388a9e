import { setTimeout as wait } from 'node:timers/promises'
import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import { evidenceOf } from '../../kernel/http/evidence.ts'
import { findDelivery } from './delivery-rows.ts'
import type { IntakePorts } from './ports.ts'
import type { ReceiptAnswer, ReceiptPending } from './schemas.ts'

/** How long to wait between two looks at the log, in milliseconds. */
const LOOK_MS_MIN = 20
const LOOK_MS_MAX = 320

/** The receipt, or that it is not there yet. */
export type ReceiptOrPending =
  | { readonly status: 200; readonly body: z.output<typeof ReceiptAnswer> }
  | { readonly status: 202; readonly body: z.output<typeof ReceiptPending>; readonly headers: Record<string, string> }

/**
 * The receipt of an institution's own closed delivery, if a checkpoint of the log covers its closing.
 * @throws ServerError `NOT_FOUND` for a delivery that is not there, not its own, or not closed.
 */
export async function findReceipt(
  ports: IntakePorts,
  institution: string,
  deliveryId: string,
): Promise<ReceiptOrPending> {
  return ports.database.withConnection(async (sql) => {
    const delivery = await findDelivery(sql, institution, deliveryId)
    const { entry = null, receipt_details: details = null, receipt_salt: salt = null } = delivery ?? {}
    if (entry === null || details === null || salt === null) throw new ServerError('NOT_FOUND')
    const evidence = (await evidenceOf(sql, [{ entry, details, salt }])).get(entry)
    return evidence === undefined
      ? { status: 202, body: { deliveryId, state: 'closed' }, headers: { 'retry-after': '1' } }
      : { status: 200, body: { schema: 'sluis-receipt/1', ...evidence } }
  })
}

/** Looks for the receipt until it is there, for as long as the port says; no connection is held while waiting. */
export async function awaitReceipt(
  ports: IntakePorts,
  institution: string,
  deliveryId: string,
): Promise<ReceiptOrPending> {
  let waitedMs = 0
  for (let lookMs = LOOK_MS_MIN; ; lookMs = Math.min(lookMs * 2, LOOK_MS_MAX)) {
    const receipt = await findReceipt(ports, institution, deliveryId)
    if (receipt.status === 200 || waitedMs >= ports.receiptWaitMs) return receipt
    await wait(lookMs)
    waitedMs += lookMs
  }
}
