import { numbered } from '../keys/model.ts'

export type TenantName = 'tenant' | 'other'
export const TENANTS: readonly TenantName[] = ['tenant', 'other']

interface Batch {
  readonly tenant: string
  readonly row: number
  readonly changes: readonly unknown[]
}
type Forward = readonly (readonly [readonly [string, number], number])[]

/** The state of `feed.qnt`. */
export interface ModelState {
  readonly merged: Forward
  readonly rows: readonly { readonly person: number; readonly household: number; readonly tenant: string }[]
  readonly batches: readonly Batch[]
  readonly items: readonly Batch[]
  readonly published: number
  readonly readers: readonly (readonly [string, Reader])[]
}
interface Reader {
  readonly cursor: number
  readonly acknowledged: number
  readonly rows: readonly number[]
  readonly forward: Forward
}

/** Who is one with whom, row by row. */
export interface Partition {
  readonly persons: readonly number[]
  readonly households: readonly number[]
}

/** What can be seen of a state from outside; the same for the model and for the server. */
export interface Observation {
  readonly ttp: Partition
  readonly batches: readonly string[]
  readonly items: readonly string[]
  readonly tenants: readonly {
    readonly name: string
    readonly feed: number
    readonly cursor: number
    readonly acknowledged: number
    readonly rows: readonly number[]
    readonly partition: Partition
  }[]
}

export const batchText = (tenant: string, row: number | undefined, changes: number): string =>
  row === undefined ? `${tenant}: ${changes} changes` : `${tenant}: row ${row}`

/** The order counts within a tenant: which tenant is told first of a merge is left open. */
export function byTenant<Batch extends { readonly tenant: string }>(batches: readonly Batch[]): Batch[] {
  return TENANTS.flatMap((name) => batches.filter(({ tenant }) => tenant === name))
}

/** What the model says that can be seen. */
export function observationOf(state: ModelState): Observation {
  const partition = (rows: readonly number[], forward: Forward): Partition => {
    const of = (kind: 'person' | 'household'): number[] =>
      numbered(rows.map((row) => String(follow(forward, kind, state.rows[row]?.[kind] ?? 0))))
    return { persons: of('person'), households: of('household') }
  }
  const texts = (batches: readonly Batch[]): string[] =>
    batches.map(({ tenant, row, changes }) => batchText(tenant, row === -1 ? undefined : row, changes.length))
  const published = state.items.slice(0, state.published)
  return {
    ttp: partition([...state.rows.keys()], state.merged),
    batches: texts(byTenant(state.batches)),
    // What a change holds is sealed to the tenant by then.
    items: state.items.map(({ tenant, row }) => batchText(tenant, row === -1 ? undefined : row, 0)),
    tenants: TENANTS.map((name) => {
      const reader = state.readers.find(([tenant]) => tenant === name)?.[1]
      if (reader === undefined) throw new Error(`the model has no ${name}`)
      const { cursor, acknowledged, rows, forward } = reader
      const feed = published.filter(({ tenant }) => tenant === name).length
      return { name, feed, cursor, acknowledged, rows, partition: partition(rows, forward) }
    }),
  }
}

function follow(forward: Forward, kind: string, number: number): number {
  let current = number
  for (;;) {
    const next = forward.find(([[of, from]]) => of === kind && from === current)
    if (next === undefined) return current
    current = next[1]
  }
}
