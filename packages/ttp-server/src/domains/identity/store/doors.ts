import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'

/** Doors of a building that are looked at. Among more, a name tells nothing of the door. */
const DOORS_MAX = 64

/** A household whose address has an addition, with the token of its address without it. */
export interface Door {
  readonly building: Uint8Array
  readonly household: Uint8Array
}

const FIND = `
  select i, coalesce(h.merged_into, h.id)
  from ${rowsOnePlan(2)}
  cross join lateral (select household from identity.door where building = ${sixteenBytes(1)} limit ${DOORS_MAX}) d
  join identity.household h on h.id = d.household`

const ADD = `
  insert into identity.door (building, household) select ${sixteenBytes(1)}, ${sixteenBytes(2)} from ${rowsOnePlan(3)}
  on conflict do nothing`

/** The households behind the doors of these buildings. */
export async function findDoors(
  sql: Sql,
  buildings: readonly Uint8Array[],
): Promise<readonly { readonly position: number; readonly household: Uint8Array }[]> {
  if (buildings.length === 0) return []
  const values = [column(buildings), buildings.length]
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-doors', FIND, values)
  return rows.map(([position, household]) => ({ position, household }))
}

/** Records doors of buildings. */
export async function addDoors(sql: Sql, doors: readonly Door[]): Promise<void> {
  if (doors.length === 0) return
  const values = [
    column(doors.map(({ building }) => building)),
    column(doors.map(({ household }) => household)),
    doors.length,
  ]
  await sql.query({ name: 'identity-add-doors', text: ADD, values })
}
