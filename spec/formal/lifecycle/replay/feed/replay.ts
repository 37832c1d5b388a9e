import { deepStrictEqual } from 'node:assert'
import type { TraceState } from '../../itf.ts'
import type { Figures } from '../figures.ts'
import { numbered } from '../keys/model.ts'
import { ReplayTenant } from '../tenant.ts'
import type { ReplayWorld } from '../world.ts'
import type { ModelState, Observation, TenantName } from './model.ts'
import { batchText, byTenant, observationOf, TENANTS } from './model.ts'
import { FeedTtp } from './ttp.ts'

/**
 * Does on the real resolver, the real engines and the real library of the tenants what a trace of `feed.qnt` does, and compares
 * after each step what can be seen of both: above all who is one with whom, at the TTP and at each tenant.
 * @throws AssertionError where they part.
 */
export async function replayFeed(world: ReplayWorld, trace: readonly TraceState[], figures: Figures): Promise<void> {
  await world.clear()
  const ttp = await FeedTtp.start(world)
  const tenants = new Map<TenantName, ReplayTenant>()
  for (const name of TENANTS) tenants.set(name, await ReplayTenant.start(world, name))
  try {
    for (const [index, { action, picks, variables }] of trace.entries()) {
      // No two persons are made in the same millisecond.
      world.advance(20)
      const before = trace[index - 1]?.variables.s as ModelState | undefined
      if (before !== undefined) await act(world, ttp, tenants, before, { action, picks })
      figures.did(action)
      const found = await observe(world, ttp, tenants)
      deepStrictEqual(found, observationOf(variables.s as ModelState), `state ${index}, after ${action}`)
    }
  } finally {
    for (const tenant of tenants.values()) await tenant.stop()
  }
}

async function act(
  world: ReplayWorld,
  ttp: FeedTtp,
  tenants: ReadonlyMap<TenantName, ReplayTenant>,
  before: ModelState,
  { action, picks }: Pick<TraceState, 'action' | 'picks'>,
): Promise<void> {
  const { steps } = world.processes
  const name = picks.tenant as TenantName
  const tenant = tenants.get(name)
  if (action === 'deliver') return ttp.deliver(String(picks.record), name)
  if (action === 'pseudonymise') {
    const batch = before.batches[Number(picks.k)]
    const ahead = before.batches.slice(0, Number(picks.k)).filter(({ tenant: other }) => other === batch?.tenant)
    return deepStrictEqual(await ttp.pseudonymise(batch?.tenant ?? '', ahead.length), true, 'no batch')
  }
  if (action === 'assemble') return deepStrictEqual(await steps.assemble(), true, 'nothing to assemble')
  if (action === 'publish') {
    while (await steps.sequence());
    while (await steps.publish());
    return
  }
  if (tenant === undefined) throw new Error(`the model did ${action}`)
  if (action === 'pull') return deepStrictEqual((await tenant.pull())?.quarantined, [], 'the item does not open')
  if (action === 'restart') return tenant.crashInPull()
  const { token, cursor } = tenant
  const { status } = await world.ask('PUT', '/v1/releases/acknowledgement', { token, json: { cursor } })
  deepStrictEqual({ action, status }, { action: 'acknowledge', status: 204 })
}

interface ItemRow {
  readonly tenant: string
  readonly delivery: string | null
}
interface FeedRow {
  readonly tenant: string
  readonly feed: number
  readonly acknowledged: number
}

async function observe(
  world: ReplayWorld,
  ttp: FeedTtp,
  tenants: ReadonlyMap<TenantName, ReplayTenant>,
): Promise<Observation> {
  const items = await world.look<ItemRow>('select tenant, delivery from release.item order by sequence')
  const feeds = await world.look<FeedRow>(
    'select tenant, last_cursor::int as feed, acknowledged_cursor::int as acknowledged from release.feed',
  )
  const seen: Observation['tenants'][number][] = []
  for (const [name, tenant] of tenants) {
    const rows = await tenant.rows()
    const { feed = 0, acknowledged = 0 } = feeds.find((row) => row.tenant === name) ?? {}
    seen.push({
      name,
      feed,
      cursor: tenant.cursor,
      acknowledged,
      rows: rows.map(({ delivery }) => ttp.rowOf(delivery)),
      partition: {
        persons: numbered(rows.map(({ person }) => String(person))),
        households: numbered(rows.map(({ household }) => String(household))),
      },
    })
  }
  return {
    ttp: await ttp.partition(),
    batches: byTenant(await ttp.queue()).map(({ tenant, row, changes }) => batchText(tenant, row, changes)),
    items: items.map(({ tenant, delivery }) =>
      batchText(tenant, delivery === null ? undefined : ttp.rowOf(delivery), 0),
    ),
    tenants: seen,
  }
}
