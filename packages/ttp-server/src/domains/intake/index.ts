import type { z } from '@hono/zod-openapi'
import type { Actor } from '../../kernel/http/actor.ts'
import { abandonDelivery } from './abandon-delivery.ts'
import { closeDelivery } from './close-delivery.ts'
import { discardRefused } from './discard-refused.ts'
import { listDeliveries } from './list-deliveries.ts'
import { openDelivery } from './open-delivery.ts'
import type { IntakePorts } from './ports.ts'
import { readDelivery } from './read-delivery.ts'
import type { LinkabilityOrPending } from './read-linkability.ts'
import { readLinkability } from './read-linkability.ts'
import { readReceipt } from './read-receipt.ts'
import type { ReceiptOrPending } from './receipt.ts'
import { receiveChunk } from './receive-chunk.ts'
import type { Deliveries, Delivery, ReceivedChunk } from './schemas.ts'

export type { IntakePorts } from './ports.ts'

/** Where institutions deliver: opens, receives and closes deliveries of sealed parts that it cannot open. */
export interface Intake {
  readonly openDelivery: (
    actor: Actor,
    raw: unknown,
  ) => Promise<{ readonly delivery: z.output<typeof Delivery>; readonly isNew: boolean }>
  readonly receiveChunk: (
    actor: Actor,
    raw: unknown,
  ) => Promise<{ readonly chunk: z.output<typeof ReceivedChunk>; readonly isNew: boolean }>
  readonly closeDelivery: (actor: Actor, raw: unknown) => Promise<ReceiptOrPending>
  readonly readReceipt: (actor: Actor, raw: unknown) => Promise<ReceiptOrPending>
  readonly readLinkability: (actor: Actor, raw: unknown) => Promise<LinkabilityOrPending>
  readonly readDelivery: (actor: Actor, raw: unknown) => Promise<z.output<typeof Delivery>>
  readonly listDeliveries: (actor: Actor, raw: unknown) => Promise<z.output<typeof Deliveries>>
  readonly abandonDelivery: (actor: Actor, raw: unknown) => Promise<void>
  /** Step of a work loop. */
  readonly discardRefused: () => Promise<boolean>
}

/** Makes the intake of its ports. */
export function createIntake(ports: IntakePorts): Intake {
  return {
    openDelivery: (actor, raw) => openDelivery(ports, actor, raw),
    receiveChunk: (actor, raw) => receiveChunk(ports, actor, raw),
    closeDelivery: (actor, raw) => closeDelivery(ports, actor, raw),
    readReceipt: (actor, raw) => readReceipt(ports, actor, raw),
    readLinkability: (actor, raw) => readLinkability(ports, actor, raw),
    readDelivery: (actor, raw) => readDelivery(ports, actor, raw),
    listDeliveries: (actor, raw) => listDeliveries(ports, actor, raw),
    abandonDelivery: (actor, raw) => abandonDelivery(ports, actor, raw),
    discardRefused: () => discardRefused(ports),
  }
}
