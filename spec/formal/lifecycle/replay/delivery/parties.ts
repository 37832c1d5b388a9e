import type { SealedDelivery } from '../sealed-delivery.ts'
import { newContentTag, sealDelivery } from '../sealed-delivery.ts'
import { ReplayTenant } from '../tenant.ts'
import type { ReplayWorld } from '../world.ts'

/** Who takes part in a trace, and the deliveries that it may make. */
export interface DeliveryParties {
  /** Access token of the institution. */
  readonly museum: string
  readonly tenant: ReplayTenant
  /** By their names in the model. */
  readonly deliveries: ReadonlyMap<string, SealedDelivery>
}

/** In the order of their identifiers, as `ORDER` in the model. */
const DELIVERIES = [
  { name: 'first', content: 'x', rows: 2 },
  { name: 'again', content: 'x', rows: 1 },
  { name: 'spoilt', content: 'y', rows: 1 },
  { name: 'mended', content: 'y', rows: 1 },
] as const

/** Seals the deliveries of the model anew: every trace has its own. */
export async function makeParties(world: ReplayWorld): Promise<DeliveryParties> {
  const tags = { x: newContentTag(), y: newContentTag() }
  const deliveries = new Map<string, SealedDelivery>()
  for (const [order, { name, content, rows: count }] of DELIVERIES.entries()) {
    const rows = Array.from({ length: count }, (_, row) => ({ email: `${name}-${row}@example.org` }))
    const plan = { order, contentTag: tags[content], rows, spoilt: name === 'spoilt' }
    deliveries.set(name, await sealDelivery(world, plan))
  }
  const museum = await world.tokenOf('museum-client', world.parties.museum)
  return { museum, tenant: await ReplayTenant.start(world, 'tenant'), deliveries }
}
