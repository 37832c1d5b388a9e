import type { TenantName } from '../feed/model.ts'

/** What is on its way in `splits.qnt`: a row (its number), a merge (no row, no `seq`) or a split. */
export interface ModelItem {
  readonly row: number
  readonly old: number
  readonly new: number
  readonly seq: number
  readonly rows: readonly number[]
}
interface Reader {
  readonly rows: readonly number[]
  readonly forward: readonly (readonly [number, number])[]
  readonly moved: readonly (readonly [number, { readonly new: number }])[]
}
/** The state of `splits.qnt`. */
export interface ModelState {
  readonly lastSplit: number
  readonly rows: readonly { readonly tenant: TenantName; readonly came: number; readonly now: number }[]
  readonly waiting: readonly (readonly [TenantName, readonly ModelItem[]])[]
  readonly readers: readonly (readonly [TenantName, Reader])[]
}

/** What can be seen of a tenant from outside, the same for the model and for the server. */
export interface Observation {
  readonly waiting: readonly string[]
  /** In the order in which they came: the row, and the number that it reads as. */
  readonly rows: readonly (readonly [row: number, number: number])[]
}

export const itemText = ({ row, old, new: current, seq, rows }: ModelItem): string => {
  if (row >= 0) return `row ${row}`
  return seq === 0 ? `merge ${old} ${current}` : `split ${seq} ${old} ${current}: ${rows.join(' ')}`
}

/** What the model says that can be seen. */
export function observationOf({ waiting, readers, rows }: ModelState, tenant: TenantName): Observation {
  const items = waiting.find(([name]) => name === tenant)?.[1]
  const reader = readers.find(([name]) => name === tenant)?.[1]
  if (items === undefined || reader === undefined) throw new Error(`the model has no ${tenant}`)
  const moved = new Map(reader.moved)
  const forward = new Map(reader.forward)
  const current = (number: number): number => {
    const next = forward.get(number)
    return next === undefined ? number : current(next)
  }
  return {
    waiting: items.map((item) => itemText({ ...item, rows: item.rows.toSorted((a, b) => a - b) })),
    rows: reader.rows.map((row) => [row, current(moved.get(row)?.new ?? rows[row]?.came ?? 0)]),
  }
}
