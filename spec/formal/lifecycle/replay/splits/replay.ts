import { deepStrictEqual } from 'node:assert'
import type { SubjectKind } from '../../../../../packages/ttp-core/src/roles/tenant.ts'
import type { TraceState } from '../../itf.ts'
import { TENANTS, type TenantName } from '../feed/model.ts'
import type { Figures } from '../figures.ts'
import { ReplayTenant } from '../tenant.ts'
import type { ReplayWorld } from '../world.ts'
import type { ModelState, Observation } from './model.ts'
import { observationOf } from './model.ts'
import { SplitTtp } from './ttp.ts'

/**
 * Does what a trace of `splits.qnt` does on the real hand-over of the identity engine, the real key engine, the real feed and the
 * real library of the tenants, and compares after each step what waits and how each tenant reads its rows.
 * @throws AssertionError where they part.
 */
export async function replaySplits(
  world: ReplayWorld,
  trace: readonly TraceState[],
  kind: SubjectKind,
  figures: Figures,
): Promise<void> {
  await world.clear()
  const ttp = await SplitTtp.start(world, kind)
  const tenants = new Map<TenantName, ReplayTenant>()
  for (const name of TENANTS) tenants.set(name, await ReplayTenant.start(world, name))
  try {
    for (const [index, { action, picks, variables }] of trace.entries()) {
      world.advance(20)
      const before = trace[index - 1]?.variables.s as ModelState | undefined
      if (before !== undefined) await act(ttp, tenants, before, { action, picks })
      figures.did(action)
      for (const [name, tenant] of tenants) {
        const found = await observe(ttp, name, tenant, kind)
        deepStrictEqual(
          found,
          observationOf(variables.s as ModelState, name),
          `state ${index}, after ${action}, ${name}`,
        )
      }
    }
  } finally {
    for (const tenant of tenants.values()) await tenant.stop()
  }
}

async function act(
  ttp: SplitTtp,
  tenants: ReadonlyMap<TenantName, ReplayTenant>,
  before: ModelState,
  { action, picks }: Pick<TraceState, 'action' | 'picks'>,
): Promise<void> {
  const name = picks.tenant as TenantName
  const [old, current] = [Number(picks.old), Number(picks.new)]
  if (action === 'deliver') return ttp.deliver(name, Number(picks.n))
  if (action === 'merge') return ttp.merge(old, current)
  if (action === 'split') {
    const some = picks.some as readonly number[]
    const rows = new Map<TenantName, number[]>()
    for (const [place, row] of before.rows.entries()) {
      if (row.now !== old || !some.includes(place)) continue
      rows.set(row.tenant, [...(rows.get(row.tenant) ?? []), place])
    }
    return ttp.split({ seq: before.lastSplit + 1, old, new: current }, rows)
  }
  const tenant = tenants.get(name)
  if (action !== 'pull' || tenant === undefined) throw new Error(`the model did ${action}`)
  await ttp.publish(name, Number(picks.k))
  deepStrictEqual((await tenant.pull())?.quarantined, [], 'the item does not open')
}

async function observe(ttp: SplitTtp, name: TenantName, tenant: ReplayTenant, kind: SubjectKind): Promise<Observation> {
  const rows = await tenant.rows()
  return {
    waiting: await ttp.waiting(name),
    rows: rows.map((row) => [ttp.rowOf(row.delivery), ttp.numberOf(row[kind])]),
  }
}
