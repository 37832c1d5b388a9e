import { randomUUID } from 'node:crypto'
import { generateSealKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HandMade, SealedChunk } from './support/delivery.ts'
import { closeByHand, deliverByHand, honestChunk, makeByHand, openByHand, putChunk } from './support/delivery.ts'
import { describeDelivery, expectGoodGoesThrough, expectNothingKept, releases, releasesOf } from './support/outcome.ts'
import { tokenOf } from './support/token.ts'
import type { World } from './support/world.ts'
import { MUSEUM, startWorld } from './support/world.ts'

const MEBIBYTE = 2 ** 20

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  token = await tokenOf(world, MUSEUM)
})
afterAll(() => world.stop())

const threeChunks = () => makeByHand(world, { chunks: [honestChunk(0, 2), honestChunk(2, 2), honestChunk(4, 1)] })
const put = (delivery: HandMade, chunk: SealedChunk) => putChunk(world, token, delivery.deliveryId, chunk)
const chunkOf = (delivery: HandMade, number = 0): SealedChunk => {
  const chunk = delivery.chunks[number]
  if (chunk === undefined) throw new Error('no such chunk')
  return chunk
}

async function opened(delivery: HandMade | Promise<HandMade>): Promise<HandMade> {
  expect(await openByHand(world, token, await delivery)).toMatchObject({ status: 201 })
  return delivery
}

describe('a chunk', () => {
  it('that comes twice is taken once', async () => {
    const delivery = await opened(makeByHand(world))
    expect(await put(delivery, chunkOf(delivery))).toMatchObject({ status: 201 })
    expect(await put(delivery, chunkOf(delivery))).toMatchObject({ status: 200 })
    expect((await closeByHand(world, token, delivery)).status).toBeLessThan(300)
    // Also after the closing, when the answer to the first was lost.
    expect(await put(delivery, chunkOf(delivery))).toMatchObject({ status: 200 })
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.rows).toHaveLength(2)
  })

  it('that comes again with another content is refused, and the first stands: CHUNK_CHANGED', async () => {
    const delivery = await opened(makeByHand(world))
    await put(delivery, chunkOf(delivery))
    const before = await describeDelivery(world, token, delivery.deliveryId)
    const sealedAgain = await put(delivery, { ...chunkOf(delivery), rowCount: 1 })
    expect(sealedAgain).toMatchObject({ status: 409, code: 'CHUNK_CHANGED', body: { chunk: 0 } })
    expect(await describeDelivery(world, token, delivery.deliveryId)).toEqual(before)
    await closeByHand(world, token, delivery)
    const changedLater = await put(delivery, { ...chunkOf(delivery), rowCount: 1 })
    expect(changedLater).toMatchObject({ status: 409, code: 'CHUNK_CHANGED' })
    expect((await releasesOf(world, delivery.deliveryId))[0]?.rows).toHaveLength(2)
  })

  it('may come out of order: the rows come out as they were numbered', async () => {
    const delivery = await opened(threeChunks())
    for (const number of [2, 0, 1]) {
      expect(await put(delivery, chunkOf(delivery, number))).toMatchObject({ status: 201 })
    }
    expect((await closeByHand(world, token, delivery)).status).toBeLessThan(300)
    const batches = await releasesOf(world, delivery.deliveryId, 3)
    const rows = batches.toSorted((a, b) => (a.chunk ?? 0) - (b.chunk ?? 0)).flatMap((batch) => batch.rows)
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4])
    expect(new Set(rows.map(({ person }) => person)).size).toBe(5)
  })

  it('under the number of another is refused: PART_CONTEXT_MISMATCH', async () => {
    const delivery = await opened(threeChunks())
    const misplaced = await put(delivery, { ...chunkOf(delivery, 1), number: 0 })
    expect(misplaced).toMatchObject({
      status: 422,
      code: 'PART_CONTEXT_MISMATCH',
      body: { chunk: 0, part: 'identity' },
    })
    expect(await describeDelivery(world, token, delivery.deliveryId)).toMatchObject({ chunks: [] })
  })

  it('with its two parts exchanged is refused: neither gate takes what is for the other', async () => {
    const delivery = await opened(makeByHand(world))
    const { identityPart, activityPart, ...rest } = chunkOf(delivery)
    const exchanged = await put(delivery, { ...rest, identityPart: activityPart, activityPart: identityPart })
    expect(exchanged).toMatchObject({ status: 422, code: 'PART_CONTEXT_MISMATCH' })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('sealed to a key that the directory does not name is refused: PART_WRONG_KEY', async () => {
    const delivery = await opened(makeByHand(world, { identityKey: (await generateSealKey()).publicJwk }))
    const refused = await put(delivery, chunkOf(delivery))
    expect(refused).toMatchObject({ status: 422, code: 'PART_WRONG_KEY', body: { chunk: 0, part: 'identity' } })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it.each([
    ['no sealed part', 'kanarieveld'],
    ['a sealed part that was cut off', 'eyJhbGciOiJFQ0RILUVTIn0..AAAA'],
  ])('that is %s is refused: PART_MALFORMED', async (_, identityPart) => {
    const delivery = await opened(makeByHand(world))
    const refused = await put(delivery, { ...chunkOf(delivery), identityPart })
    expect(refused).toMatchObject({ status: 422, code: 'PART_MALFORMED' })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('that claims more rows than a chunk may hold is refused: REQUEST_MALFORMED', async () => {
    const delivery = await opened(makeByHand(world))
    const refused = await put(delivery, { ...chunkOf(delivery), rowCount: 5_001 })
    expect(refused).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('larger than a part may be is refused: CHUNK_TOO_LARGE', async () => {
    const delivery = await opened(makeByHand(world))
    const refused = await put(delivery, { ...chunkOf(delivery), identityPart: 'A'.repeat(4 * MEBIBYTE + 1) })
    expect(refused).toMatchObject({ status: 413, code: 'CHUNK_TOO_LARGE' })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('of a hundred mebibytes is refused before it is held: CHUNK_TOO_LARGE', async () => {
    const delivery = await opened(makeByHand(world))
    const refused = await put(delivery, { ...chunkOf(delivery), identityPart: 'A'.repeat(100 * MEBIBYTE) })
    expect(refused).toMatchObject({ status: 413, code: 'CHUNK_TOO_LARGE' })
    await expectNothingKept(world, delivery.deliveryId)
  })

  it('where no chunk belongs is too large a request: REQUEST_TOO_LARGE', async () => {
    const json = { contentTag: 'A'.repeat(MEBIBYTE) }
    const refused = await world.ask('POST', '/v1/deliveries', { token, json })
    expect(refused).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' })
  })
})

describe('a delivery', () => {
  it('closed too early stays open and says what it lacks: DELIVERY_INCOMPLETE', async () => {
    const delivery = await opened(threeChunks())
    await put(delivery, chunkOf(delivery, 1))
    const early = await closeByHand(world, token, delivery)
    expect(early).toMatchObject({ status: 409, code: 'DELIVERY_INCOMPLETE', body: { missing: [0, 2] } })
    expect(await describeDelivery(world, token, delivery.deliveryId)).toMatchObject({
      state: 'open',
      verified: false,
    })
    for (const number of [0, 2]) await put(delivery, chunkOf(delivery, number))
    expect((await closeByHand(world, token, delivery)).status).toBeLessThan(300)
    await releasesOf(world, delivery.deliveryId, 3)
  })

  it.each([
    ['names a digest that is not of what came', { identityDigest: 'A'.repeat(43) }],
    ['counts other rows than came', { rowCount: 1 }],
  ])('whose manifest %s is not closed: MANIFEST_INVALID', async (_, change) => {
    const delivery = await opened(
      makeByHand(world, {
        bendManifest: (manifest) => {
          const chunks = manifest.chunks.map((chunk) => ({ ...chunk, ...change }))
          return { ...manifest, chunks, rowCount: chunks.reduce((sum, { rowCount }) => sum + rowCount, 0) }
        },
      }),
    )
    await put(delivery, chunkOf(delivery))
    expect(await closeByHand(world, token, delivery)).toMatchObject({ status: 422, code: 'MANIFEST_INVALID' })
    expect(await describeDelivery(world, token, delivery.deliveryId)).toMatchObject({ state: 'open' })
  })

  it('takes no chunk after its closing: DELIVERY_CLOSED', async () => {
    const delivery = await opened(makeByHand(world))
    await put(delivery, chunkOf(delivery))
    await closeByHand(world, token, delivery)
    const late = await put(delivery, { ...chunkOf(delivery), number: 1 })
    expect(late).toMatchObject({ status: 409, code: 'DELIVERY_CLOSED' })
    expect((await releasesOf(world, delivery.deliveryId))[0]?.rows).toHaveLength(2)
  })

  it('delivered again under its own identifier is one delivery, with one receipt', async () => {
    const delivery = await makeByHand(world)
    await deliverByHand(world, token, delivery)
    const path = `/v1/deliveries/${delivery.deliveryId}/receipt`
    await expect.poll(() => world.ask('GET', path, { token })).toMatchObject({ status: 200 })
    const receipt = await world.ask('GET', path, { token })
    await deliverByHand(world, token, delivery)
    const again = await world.ask('GET', path, { token })
    expect(again.body.entry).toEqual(receipt.body.entry)
    expect((await releasesOf(world, delivery.deliveryId))[0]?.rows).toHaveLength(2)
    await expectGoodGoesThrough(world)
    expect((await releases(world)).filter((batch) => batch.delivery === delivery.deliveryId)).toHaveLength(1)
  })

  it('replayed under a new identifier does not fit its parts: PART_CONTEXT_MISMATCH', async () => {
    const delivery = await makeByHand(world)
    await deliverByHand(world, token, delivery)
    const replay = await opened({ ...delivery, deliveryId: randomUUID(), contentTag: 'A'.repeat(43) })
    expect(await put(replay, chunkOf(delivery))).toMatchObject({ status: 422, code: 'PART_CONTEXT_MISMATCH' })
    // The manifest is bound to its delivery too.
    expect(await closeByHand(world, token, replay)).toMatchObject({ status: 422, code: 'MANIFEST_INVALID' })
    await expectNothingKept(world, replay.deliveryId)
  })

  it('of the same content is announced in vain: DELIVERY_DUPLICATE, with the earlier one', async () => {
    const delivery = await makeByHand(world)
    await deliverByHand(world, token, delivery)
    const deliveryId = randomUUID()
    const refused = await openByHand(world, token, { ...delivery, deliveryId })
    const earlier = { deliveryId: delivery.deliveryId }
    expect(refused).toMatchObject({ status: 409, code: 'DELIVERY_DUPLICATE', body: earlier })
    expect(await world.ask('GET', `/v1/deliveries/${deliveryId}`, { token })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('afterwards', () => {
  it('a good delivery goes through', () => expectGoodGoesThrough(world))
  it('no identifier is in any answer or log line', () => world.expectSilence())
})
