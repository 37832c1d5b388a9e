import { randomUUID } from 'node:crypto'
import type { TestDelivery } from './client.ts'
import type { World } from './world.ts'

/** What the engines write for a chunk; the texts stand for sealed parts, which the gateway does not open anyhow. */
export async function playEngines(
  world: World,
  delivery: TestDelivery,
  options: { readonly attributes?: boolean } = {},
): Promise<void> {
  for (const { number } of delivery.chunks) await playEnginesFor(world, delivery, number, options.attributes ?? true)
}

export async function playEnginesFor(
  world: World,
  delivery: TestDelivery,
  number: number,
  attributes = true,
): Promise<void> {
  const { deliveryId, tenant, domain } = delivery
  await world.owner.transaction(async (sql) => {
    await sql.query('delete from intake.identity_part where delivery = $1 and number = $2', [deliveryId, number])
    await sql.query('insert into intake.resolved (delivery, number) values ($1, $2)', [deliveryId, number])
    if (!attributes) return
    await sql.query('insert into release.attribute_part (delivery, number, sealed) values ($1, $2, $3)', [
      deliveryId,
      number,
      `attributes-${number}`,
    ])
  })
  await world.owner.withConnection((sql) =>
    sql.query(
      'insert into release.pseudonym_part (delivery, number, tenant, domain, sealed) values ($1, $2, $3, $4, $5)',
      [deliveryId, number, tenant, domain, `pseudonyms-${number}`],
    ),
  )
}

/** What the key engine writes for a merge. */
export async function playChange(world: World, tenant: string, domain: string): Promise<string> {
  const id = randomUUID()
  await world.owner.withConnection((sql) =>
    sql.query('insert into release.change_part (id, tenant, domain, sealed) values ($1, $2, $3, $4)', [
      id,
      tenant,
      domain,
      `change-${id}`,
    ]),
  )
  return id
}
