import type { ReplayWorld } from '../world.ts'
import type { Observation } from './model.ts'
import { sorted, textOf } from './model.ts'
import type { DeliveryParties } from './parties.ts'

/** Entries of the log that the model speaks of; the others are about keys and the directory. */
const ACTIONS = [
  'delivery.opened',
  'delivery.closed',
  'delivery.abandoned',
  'delivery.refused',
  'batch.resolved',
  'batch.pseudonymised',
  'release.assembled',
  'release.acknowledged',
]

const list = (from: string, order = 'delivery, chunk'): string =>
  `(select coalesce(json_agg(json_build_object('delivery', delivery, 'chunk', chunk) order by ${order}), '[]') from ${from})`

const STATEMENT = `select
  ${list('(select delivery, number as chunk from intake.chunk) as t')} as chunks,
  ${list('(select delivery, number as chunk from intake.identity_part) as t')} as "identityParts",
  ${list('(select delivery, number as chunk from intake.activity_part) as t')} as "activityParts",
  ${list('(select delivery, number as chunk from intake.resolved) as t')} as resolved,
  ${list('(select delivery, number as chunk, sequence from pseudonymise.batch) as t', 'sequence')} as batches,
  ${list('(select delivery, number as chunk from release.pseudonym_part where assembled_at is null) as t')} as waiting,
  ${list('(select delivery, number as chunk, sequence from release.item) as t', 'sequence')} as items,
  coalesce((select acknowledged_cursor from release.feed where tenant = 'tenant'), 0) as acknowledged,
  (select coalesce(json_agg(body::json ->> 'action'), '[]') from audit.pending) as pending,
  (select coalesce(json_agg(body::json ->> 'action'), '[]') from audit.entry where index >= $1) as log`

interface SeenPlace {
  readonly delivery: string
  readonly chunk: number
}
interface SeenDelivery {
  readonly deliveryId: string
  readonly state: string
}
interface Row {
  readonly chunks: readonly SeenPlace[]
  readonly identityParts: readonly SeenPlace[]
  readonly activityParts: readonly SeenPlace[]
  readonly resolved: readonly SeenPlace[]
  readonly batches: readonly SeenPlace[]
  readonly waiting: readonly SeenPlace[]
  readonly items: readonly SeenPlace[]
  readonly acknowledged: number
  readonly pending: readonly string[]
  readonly log: readonly string[]
}

/** What can be seen of the server: by its interface, in its database, and in the tenant's store. */
export async function observe(world: ReplayWorld, parties: DeliveryParties, firstEntry: number): Promise<Observation> {
  const { museum, tenant, deliveries } = parties
  const names = new Map([...deliveries].map(([name, { id }]) => [id, name]))
  const places = (seen: readonly SeenPlace[]): string[] =>
    seen.map(({ delivery, chunk }) => textOf({ delivery: names.get(delivery) ?? delivery, chunk }))
  const [row] = await world.look<Row>(STATEMENT, [firstEntry])
  if (row === undefined) throw new Error('the database says nothing')
  const listed = (await world.ask('GET', '/v1/deliveries', { token: museum })).body
    .deliveries as readonly SeenDelivery[]
  const states = new Map(listed.map(({ deliveryId, state }) => [deliveryId, state]))
  const phases = [...deliveries].map(([name, { id }]) => `${name} ${states.get(id) ?? 'none'}`)
  const { body } = await world.ask('GET', '/v1/releases?limit=50', { token: tenant.token })
  const applied = (await tenant.rows()).map(({ delivery, row: chunk }) => ({ delivery, chunk }))
  const modelled = (actions: readonly string[]): string[] =>
    sorted(actions.filter((action) => ACTIONS.includes(action)))
  return {
    phases: sorted(phases),
    chunks: sorted(places(row.chunks)),
    identityParts: sorted(places(row.identityParts)),
    activityParts: sorted(places(row.activityParts)),
    resolved: sorted(places(row.resolved)),
    batches: places(row.batches),
    waiting: sorted(places(row.waiting)),
    items: places(row.items),
    feed: places((body.items ?? []) as SeenPlace[]),
    lastCursor: Number(body.lastCursor),
    acknowledged: row.acknowledged,
    pending: modelled(row.pending),
    log: modelled(row.log),
    store: places(applied),
    cursor: tenant.cursor,
  }
}
