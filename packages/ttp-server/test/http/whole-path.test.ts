import { verifyReceipt, verifyRelease } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, expectStatus, makeDelivery, tokenOf } from './client.ts'
import { playChange, playEngines } from './engines.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
})
afterAll(() => world.stop())

test('a delivery goes from the token to the acknowledgement, and receipt and releases prove themselves', async () => {
  const museum = await tokenOf(world, 'museum-client', world.parties.museum)
  const delivery = await makeDelivery(world, { chunkCount: 2 })
  const path = `/v1/deliveries/${delivery.deliveryId}`
  await expectStatus(deliver(world, museum, delivery), 202)
  await world.sequenceLog()
  const receipt: unknown = await (
    await expectStatus(world.request('GET', `${path}/receipt`, { token: museum }), 200)
  ).json()
  const { log } = world.directory()
  expect(verifyReceipt(receipt, log).details).toMatchObject({
    deliveryId: delivery.deliveryId,
    chunkCount: 2,
    rowCount: 2,
  })

  await playEngines(world, delivery)
  const change = await playChange(world, 'tenant', 'audience')
  const workers = world.gateway.startWorkers()
  const tenant = await tokenOf(world, 'tenant-client', world.parties.tenant)
  await expect.poll(() => feed(tenant, 0)).toHaveLength(3)
  await workers.stop()

  const items = await feed(tenant, 0)
  expect(items.map(({ cursor }) => cursor)).toEqual([1, 2, 3])
  for (const item of items)
    expect(verifyRelease(item.evidence, log).details).toMatchObject({ tenant: 'tenant', kind: item.kind })
  expect(items.map(({ kind, change: id, chunk }) => (kind === 'chunk' ? chunk : id))).toEqual([0, 1, change])
  const parts: unknown = await (await world.request('GET', '/v1/releases/1/parts', { token: tenant })).json()
  expect(parts).toEqual({
    activityPart: delivery.chunks[0]?.activityPart,
    pseudonymPart: 'pseudonyms-0',
    attributePart: 'attributes-0',
  })
  await expectStatus(world.request('PUT', '/v1/releases/acknowledgement', { token: tenant, json: { cursor: 3 } }), 204)
  await expectStatus(world.request('GET', '/v1/releases/1/parts', { token: tenant }), 404)
})

interface Item {
  readonly cursor: number
  readonly kind: 'chunk' | 'change'
  readonly chunk?: number
  readonly change?: string
  readonly evidence: unknown
}

async function feed(token: string, after: number): Promise<readonly Item[]> {
  await world.sequenceLog()
  const response = await expectStatus(world.request('GET', `/v1/releases?after=${after}`, { token }), 200)
  return ((await response.json()) as { items: readonly Item[] }).items
}
