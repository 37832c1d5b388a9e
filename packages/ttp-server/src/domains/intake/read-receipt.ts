import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import type { IntakePorts } from './ports.ts'
import type { ReceiptOrPending } from './receipt.ts'
import { findReceipt } from './receipt.ts'
import { DeliveryPath } from './schemas.ts'

/** The receipt of an own closed delivery. @throws ServerError `NOT_FOUND`. */
export async function readReceipt(ports: IntakePorts, actor: Actor, raw: unknown): Promise<ReceiptOrPending> {
  requireScope(actor, 'delivery:read')
  const { deliveryId } = parse(DeliveryPath, raw)
  return findReceipt(ports, actor.organisation, deliveryId)
}
