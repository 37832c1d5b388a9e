import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunkBody, expectStatus, makeDelivery, opening, problemOf, tokenOf } from '../http/client.ts'
import { crashingDatabase } from '../http/crashing-database.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())

/** What the database holds of a delivery, and how many entries of an action wait for the log. */
async function stored(id: string, action: string): Promise<{ state: string | null; chunks: number; logged: number }> {
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ state: string | null; chunks: number; logged: number }>(
      `select (select state from intake.delivery where id = $1) as state,
         (select count(*)::int from intake.chunk where delivery = $1) as chunks,
         (select count(*)::int from audit.pending where body like '%' || $2 || '%') as logged`,
      [id, action],
    ),
  )
  if (rows[0] === undefined) throw new Error('no count')
  return rows[0]
}

test('after a crash at any statement of its opening a delivery is not there, nor its entry; the same request then succeeds [DELI-10]', async () => {
  const delivery = await makeDelivery(world)
  const before = await stored(delivery.deliveryId, 'delivery.opened')
  expect(before.state).toBeNull()
  let statement = 0
  for (; ; statement += 1) {
    const crashing = crashingDatabase(world.database('ttp_intake'), statement, 'after')
    const gateway = world.anotherGateway({ intake: crashing.database })
    const answer = await world.request('POST', '/v1/deliveries', { token, json: opening(delivery), gateway })
    if (!crashing.crashed()) {
      expect(answer.status).toBe(201)
      break
    }
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
    expect(await stored(delivery.deliveryId, 'delivery.opened')).toEqual(before)
  }
  expect(statement).toBeGreaterThanOrEqual(3)
  expect(await stored(delivery.deliveryId, 'delivery.opened')).toMatchObject({
    state: 'open',
    logged: before.logged + 1,
  })
})

test('after a crash at any statement of its abandoning a delivery is whole, and abandoning it again succeeds [DELI-10, DELI-20]', async () => {
  const delivery = await makeDelivery(world, { chunkCount: 2 })
  const path = `/v1/deliveries/${delivery.deliveryId}`
  await expectStatus(world.request('POST', '/v1/deliveries', { token, json: opening(delivery) }), 201)
  for (const [number, chunk] of delivery.chunks.entries()) {
    await expectStatus(world.request('PUT', `${path}/chunks/${number}`, { token, json: chunkBody(chunk) }), 201)
  }
  const before = await stored(delivery.deliveryId, 'delivery.abandoned')
  expect(before).toMatchObject({ state: 'open', chunks: 2 })
  let statement = 0
  for (; ; statement += 1) {
    const crashing = crashingDatabase(world.database('ttp_intake'), statement, 'after')
    const gateway = world.anotherGateway({ intake: crashing.database })
    const answer = await world.request('DELETE', path, { token, gateway })
    if (!crashing.crashed()) {
      expect(answer.status).toBe(204)
      break
    }
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
    expect(await stored(delivery.deliveryId, 'delivery.abandoned')).toEqual(before)
  }
  expect(statement).toBeGreaterThanOrEqual(4)
  expect(await stored(delivery.deliveryId, 'delivery.abandoned')).toEqual({
    state: 'abandoned',
    chunks: 0,
    logged: before.logged + 1,
  })
})
