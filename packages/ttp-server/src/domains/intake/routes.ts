import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp, mount } from '../../kernel/http/mount.ts'
import type { Intake } from './index.ts'
import {
  abandonDeliveryOperation,
  closeDeliveryOperation,
  listDeliveriesOperation,
  openDeliveryOperation,
  readDeliveryOperation,
  readLinkabilityOperation,
  readReceiptOperation,
  receiveChunkOperation,
} from './operations.ts'

/** The HTTP face of the intake. */
export function intakeRoutes(intake: Intake, http: HttpPorts): HttpApp {
  const app = createApp()
  mount(app, http, openDeliveryOperation, async (raw, actor) => {
    const { delivery, isNew } = await intake.openDelivery(actor, raw)
    return { status: isNew ? 201 : 200, body: delivery }
  })
  mount(app, http, listDeliveriesOperation, async (raw, actor) => ({
    status: 200,
    body: await intake.listDeliveries(actor, raw),
  }))
  mount(app, http, readDeliveryOperation, async (raw, actor) => ({
    status: 200,
    body: await intake.readDelivery(actor, raw),
  }))
  mount(app, http, receiveChunkOperation, async (raw, actor) => {
    const { chunk, isNew } = await intake.receiveChunk(actor, raw)
    return { status: isNew ? 201 : 200, body: chunk }
  })
  mount(app, http, closeDeliveryOperation, (raw, actor) => intake.closeDelivery(actor, raw))
  mount(app, http, readReceiptOperation, (raw, actor) => intake.readReceipt(actor, raw))
  mount(app, http, readLinkabilityOperation, (raw, actor) => intake.readLinkability(actor, raw))
  mount(app, http, abandonDeliveryOperation, async (raw, actor) => {
    await intake.abandonDelivery(actor, raw)
    return { status: 204 }
  })
  return app
}
