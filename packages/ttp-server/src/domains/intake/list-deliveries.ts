import type { z } from '@hono/zod-openapi'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { listDeliveryRows } from './delivery-rows.ts'
import { summariseDeliveries } from './describe-delivery.ts'
import type { IntakePorts } from './ports.ts'
import type { Deliveries } from './schemas.ts'
import { ListDeliveriesInput } from './schemas.ts'

/** The institution's own deliveries, newest first. */
export async function listDeliveries(
  ports: IntakePorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof Deliveries>> {
  requireScope(actor, 'delivery:read')
  const { limit } = parse(ListDeliveriesInput, raw)
  return ports.database.withConnection(async (sql) => {
    const rows = await listDeliveryRows(sql, actor.organisation, limit)
    return { deliveries: [...(await summariseDeliveries(sql, rows))] }
  })
}
