import { ServerError } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/http/day.ts'
import type { HttpApp } from '../../kernel/http/mount.ts'
import { calendarsOf } from './calendar.ts'
import { type Desk, serveOwn } from './desk.ts'
import { LIMIT } from './limits.ts'
import { PAGES } from './page.ts'
import { calendarPage } from './pages/calendar.ts'
import { deliveriesPage } from './pages/deliveries.ts'
import { deliveryPage } from './pages/delivery.ts'

/** The history of deliveries, each of them, and its receipt. */
export function mountDeliveries(app: HttpApp, desk: Desk): void {
  const { deliveries } = desk.ports
  serveOwn(app, desk, PAGES.deliveries, async (view) => {
    const limit = String(LIMIT.shownDeliveriesMax)
    const listed = await deliveries.listDeliveries(view.actor, { limit })
    return deliveriesPage(view, listed.deliveries, listed.deliveries.length === LIMIT.shownDeliveriesMax)
  })
  serveOwn(app, desk, PAGES.calendar, async (view) => {
    const listed = await deliveries.listDeliveries(view.actor, { limit: String(LIMIT.shownDeliveriesMax) })
    return calendarPage(view, calendarsOf(view.directory, view.institution.id, listed.deliveries, dayOf(view.now)))
  })
  serveOwn(app, desk, PAGES.delivery, async (view, context) => {
    const path = { deliveryId: context.req.param('deliveryId') }
    const delivery = await deliveries.readDelivery(view.actor, path)
    if (delivery.state !== 'closed')
      return deliveryPage(view, delivery, { hasReceipt: undefined, linkability: undefined })
    const receipt = await deliveries.readReceipt(view.actor, path)
    const linkability = await deliveries.readLinkability(view.actor, path)
    return deliveryPage(view, delivery, { hasReceipt: receipt.status === 200, linkability })
  })
  serveOwn(app, desk, PAGES.receipt, async (view, context) => {
    const deliveryId = context.req.param('deliveryId') ?? ''
    const receipt = await deliveries.readReceipt(view.actor, { deliveryId })
    if (receipt.status !== 200) throw new ServerError('NOT_FOUND')
    return receiptAnswer(receipt.body, deliveryId)
  })
}

/** The receipt as a file. The identifier passed the schema of a UUID. */
function receiptAnswer(receipt: object, deliveryId: string): Response {
  const headers = {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${deliveryId}.receipt.json"`,
    'cache-control': 'no-store',
  }
  return new Response(JSON.stringify(receipt, null, 2), { headers })
}
