import type { z } from '@hono/zod-openapi'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireClient, requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { findDelivered } from './content-rows.ts'
import { allowAgain, findDelivery, insertDelivery } from './delivery-rows.ts'
import { describeDelivery } from './describe-delivery.ts'
import type { IntakePorts } from './ports.ts'
import { requireAgreement } from './require-agreement.ts'
import type { Delivery } from './schemas.ts'
import { OpenDeliveryInput } from './schemas.ts'

/**
 * Opens a delivery; opening the same one again is no error, so that a client that lost the answer can go on.
 * @throws ServerError `AGREEMENT_MISSING`, `DELIVERY_EXISTS`, `DELIVERY_DUPLICATE` (with the earlier delivery's identifier).
 */
export async function openDelivery(
  ports: IntakePorts,
  actor: Actor,
  raw: unknown,
): Promise<{ readonly delivery: z.output<typeof Delivery>; readonly isNew: boolean }> {
  requireScope(actor, 'delivery:write')
  const client = requireClient(actor)
  const { deliveryId, tenant, domain, contentTag, period, again = false } = parse(OpenDeliveryInput, raw)
  const institution = actor.organisation
  const now = ports.now()
  requireAgreement((await ports.directory.current()).directory, { institution, tenant, domain }, now)

  return ports.database.transaction(async (sql) => {
    const fresh = {
      id: deliveryId,
      institution,
      tenant,
      domain,
      clientId: client,
      contentTag,
      again,
      period,
      openedAt: now,
    }
    const isNew = await insertDelivery(sql, fresh)
    const row = await findDelivery(sql, institution, deliveryId)
    if (row === null || row.tenant !== tenant || row.domain !== domain || row.content_tag !== contentTag) {
      throw new ServerError('DELIVERY_EXISTS')
    }
    if (isNew) {
      const earlier = again ? null : await findDelivered(sql, { institution, tenant, domain, contentTag })
      if (earlier !== null) throw new ProblemError('DELIVERY_DUPLICATE', { deliveryId: earlier })
      await appendAudit(sql, {
        action: 'delivery.opened',
        actor: institution,
        at: now,
        salt: ports.random(32),
        details: { deliveryId, institution, tenant, domain, client, again },
      })
    } else if (again && !row.again) {
      await allowAgain(sql, institution, deliveryId)
    }
    return { delivery: await describeDelivery(sql, row), isNew }
  })
}
