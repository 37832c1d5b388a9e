import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireClient, requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { deleteChunks, deleteParts } from './chunk-rows.ts'
import { findDelivery, markAbandoned } from './delivery-rows.ts'
import type { IntakePorts } from './ports.ts'
import { DeliveryPath } from './schemas.ts'

/**
 * Abandons an open delivery and deletes what it brought. Abandoning it again is no error.
 * @throws ServerError `NOT_FOUND`; `DELIVERY_CLOSED` once it was closed: then it is on its way.
 */
export async function abandonDelivery(ports: IntakePorts, actor: Actor, raw: unknown): Promise<void> {
  requireScope(actor, 'delivery:write')
  const client = requireClient(actor)
  const { deliveryId } = parse(DeliveryPath, raw)
  await ports.database.transaction(async (sql) => {
    const delivery = await findDelivery(sql, actor.organisation, deliveryId, 'update')
    if (delivery === null) throw new ServerError('NOT_FOUND')
    if (delivery.state === 'closed') throw new ServerError('DELIVERY_CLOSED')
    if (delivery.state === 'abandoned') return
    await deleteParts(sql, deliveryId)
    await deleteChunks(sql, deliveryId)
    await markAbandoned(sql, actor.organisation, deliveryId)
    await appendAudit(sql, {
      action: 'delivery.abandoned',
      actor: actor.organisation,
      at: ports.now(),
      salt: ports.random(32),
      details: { deliveryId, institution: delivery.institution, client },
    })
  })
}
