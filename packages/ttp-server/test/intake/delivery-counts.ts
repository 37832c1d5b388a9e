import type { TestDelivery } from '../http/client.ts'
import type { World } from '../http/world.ts'

/** How many entries about a closing of the delivery wait or stand in the log, found by the entry that the delivery names. */
export async function closings(world: World, delivery: TestDelivery): Promise<number> {
  await world.sequenceLog()
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ count: number }>(
      `select count(*) as count from intake.delivery d join audit.entry e on e.id = d.entry
       where d.id = $1 and e.body like '%delivery.closed%'`,
      [delivery.deliveryId],
    ),
  )
  return rows[0]?.count ?? 0
}

/** How many entries about a closing wait or stand in the log. */
export async function countClosed(world: World): Promise<number> {
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ count: number }>(
      `select (select count(*) from audit.pending where body like '%delivery.closed%')
            + (select count(*) from audit.entry where body like '%delivery.closed%') as count`,
    ),
  )
  return rows[0]?.count ?? 0
}

/** How many parts of the delivery are kept. */
export async function partsOf(world: World, delivery: TestDelivery): Promise<number> {
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ count: number }>(
      `select (select count(*) from intake.identity_part where delivery = $1)
            + (select count(*) from intake.activity_part where delivery = $1) as count`,
      [delivery.deliveryId],
    ),
  )
  return rows[0]?.count ?? 0
}
