import type { z } from '@hono/zod-openapi'
import { isLinkabilityReport } from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findDelivery } from './delivery-rows.ts'
import { findLinkability } from './linkability-rows.ts'
import type { IntakePorts } from './ports.ts'
import { findProgress } from './progress-rows.ts'
import type { LinkabilityAnswer, ReceiptPending } from './schemas.ts'
import { DeliveryPath } from './schemas.ts'

/** The report, or that the delivery is not verified yet. */
export type LinkabilityOrPending =
  | { readonly status: 200; readonly body: z.output<typeof LinkabilityAnswer> }
  | { readonly status: 202; readonly body: z.output<typeof ReceiptPending>; readonly headers: Record<string, string> }

/**
 * How well an own delivery can be linked: counts, which depend on nothing but what was delivered.
 * @throws ServerError `NOT_FOUND` for a delivery that is not there, not its own, not closed, or refused.
 */
export async function readLinkability(ports: IntakePorts, actor: Actor, raw: unknown): Promise<LinkabilityOrPending> {
  requireScope(actor, 'delivery:read')
  const { deliveryId } = parse(DeliveryPath, raw)
  return ports.database.withConnection(async (sql) => {
    const delivery = await findDelivery(sql, actor.organisation, deliveryId)
    if (delivery?.state !== 'closed') throw new ServerError('NOT_FOUND')
    const stored = await findLinkability(sql, deliveryId)
    if (stored === null) {
      const { refusal_code: refused = null } = (await findProgress(sql, [deliveryId])).get(deliveryId) ?? {}
      if (refused !== null) throw new ServerError('NOT_FOUND')
      return { status: 202, body: { deliveryId, state: 'closed' }, headers: { 'retry-after': '1' } }
    }
    const report: unknown = JSON.parse(stored)
    if (!isLinkabilityReport(report)) throw new ServerError('INTERNAL')
    return { status: 200, body: { ...report, advice: [...report.advice] } }
  })
}
