import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findDelivery } from './delivery-rows.ts'
import { describeDelivery } from './describe-delivery.ts'
import type { IntakePorts } from './ports.ts'
import type { Delivery } from './schemas.ts'
import { DeliveryPath } from './schemas.ts'

/** An own delivery with its chunks: what a client needs to go on where it stopped. @throws ServerError `NOT_FOUND`. */
export async function readDelivery(ports: IntakePorts, actor: Actor, raw: unknown): Promise<z.output<typeof Delivery>> {
  requireScope(actor, 'delivery:read')
  const { deliveryId } = parse(DeliveryPath, raw)
  return ports.database.withConnection(async (sql) => {
    const row = await findDelivery(sql, actor.organisation, deliveryId)
    if (row === null) throw new ServerError('NOT_FOUND')
    return describeDelivery(sql, row)
  })
}
