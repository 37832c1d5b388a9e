import { generateSealKey } from '@sluis/ttp-core/registrar'
import { partDigest } from '@sluis/ttp-core/supplier'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '../../src/kernel/part-digest.ts'
import type { TestChunk, TestDelivery } from '../http/client.ts'
import { chunkBody, expectStatus, makeDelivery, opening, problemOf, sealChunk, tokenOf } from '../http/client.ts'
import { crashingDatabase } from '../http/crashing-database.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let token: string
let delivery: TestDelivery
let chunk: TestChunk
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())
beforeEach(async () => {
  delivery = await makeDelivery(world, { chunkCount: 2 })
  const [first] = delivery.chunks
  if (first === undefined) throw new Error('no chunk')
  chunk = first
  await expectStatus(world.request('POST', '/v1/deliveries', { token, json: opening(delivery) }), 201)
})

const put = (body: object, number = 0, gateway = world.gateway): Promise<Response> =>
  world.request('PUT', `/v1/deliveries/${delivery.deliveryId}/chunks/${number}`, { token, json: body, gateway })

async function stored(): Promise<{ chunks: number; identity: number; activity: number }> {
  const { rows } = await world.owner.withConnection((sql) =>
    sql.query<{ chunks: number; identity: number; activity: number }>(
      `select (select count(*) from intake.chunk where delivery = $1) as chunks,
         (select count(*) from intake.identity_part where delivery = $1) as identity,
         (select count(*) from intake.activity_part where delivery = $1) as activity`,
      [delivery.deliveryId],
    ),
  )
  if (rows[0] === undefined) throw new Error('no count')
  return rows[0]
}

test('a chunk is received once; the same again is no error, another one is [HTTP-21, DELI-14]', async () => {
  await expectStatus(put(chunkBody(chunk)), 201)
  await expectStatus(put(chunkBody(chunk)), 200)
  const sealedAgain = await sealChunk(world, { ...place(), chunk: 0 })
  expect(await problemOf(put(chunkBody(sealedAgain)))).toMatchObject({ code: 'CHUNK_CHANGED', chunk: 0 })
  expect((await problemOf(put({ ...chunkBody(chunk), rowCount: 2 }))).code).toBe('CHUNK_CHANGED')
  expect((await problemOf(put({ ...chunkBody(chunk), activityPart: sealedAgain.activityPart }))).code).toBe(
    'CHUNK_CHANGED',
  )
  expect(await stored()).toEqual({ chunks: 1, identity: 1, activity: 1 })
})

const place = () => ({ delivery: delivery.deliveryId, institution: 'museum', tenant: 'tenant', domain: 'audience' })

test('chunks come in any order', async () => {
  for (const each of delivery.chunks.toReversed()) await expectStatus(put(chunkBody(each), each.number), 201)
  expect(await stored()).toEqual({ chunks: 2, identity: 2, activity: 2 })
})

test('the same chunk from many sides at once is received once [DELI-14]', async () => {
  const other = world.anotherGateway()
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, number) => put(chunkBody(chunk), 0, number % 2 === 0 ? world.gateway : other)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
  expect(await stored()).toEqual({ chunks: 1, identity: 1, activity: 1 })
})

test('of two different chunks under one number at once, one stays [DELI-14]', async () => {
  const rival = await sealChunk(world, { ...place(), chunk: 0 })
  const answers = await Promise.all([put(chunkBody(chunk)), put(chunkBody(rival))])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await stored()).toEqual({ chunks: 1, identity: 1, activity: 1 })
})

describe('a part is refused', () => {
  const refused = async (body: object, code: string, part: string): Promise<void> => {
    expect(await problemOf(put(body))).toMatchObject({ code, part, chunk: 0 })
    expect(await stored()).toEqual({ chunks: 0, identity: 0, activity: 0 })
  }

  test('sealed to another key than the directory names [DELI-15, DIRE-9]', async () => {
    const stranger = (await generateSealKey()).publicJwk
    const wrong = await sealChunk(world, { ...place(), chunk: 0 }, { identityKey: stranger, activityKey: stranger })
    await refused({ ...chunkBody(chunk), identityPart: wrong.identityPart }, 'PART_WRONG_KEY', 'identity')
    await refused({ ...chunkBody(chunk), activityPart: wrong.activityPart }, 'PART_WRONG_KEY', 'activity')
  })

  test('sealed to the key of the other gate [DELI-15]', async () => {
    const { identitySeal, tenantSeal } = world.parties
    const crossed = await sealChunk(
      world,
      { ...place(), chunk: 0 },
      { identityKey: tenantSeal.publicJwk, activityKey: identitySeal.publicJwk },
    )
    await refused({ ...chunkBody(chunk), identityPart: crossed.identityPart }, 'PART_WRONG_KEY', 'identity')
    await refused({ ...chunkBody(chunk), activityPart: crossed.activityPart }, 'PART_WRONG_KEY', 'activity')
  })

  test('of another kind [DELI-15]', async () => {
    const { identityPart, activityPart } = chunk
    await refused({ rowCount: 1, identityPart: activityPart, activityPart }, 'PART_CONTEXT_MISMATCH', 'identity')
    await refused({ rowCount: 1, identityPart, activityPart: identityPart }, 'PART_CONTEXT_MISMATCH', 'activity')
  })

  test.each([
    ['delivery', '00000000-0000-4000-8000-000000000000'],
    ['chunk', 1],
    ['institution', 'stage'],
    ['tenant', 'other'],
    ['domain', 'panel'],
  ])('bound to another %s', async (member, value) => {
    const moved = await sealChunk(world, { ...place(), chunk: 0, [member]: value })
    await refused({ ...chunkBody(chunk), identityPart: moved.identityPart }, 'PART_CONTEXT_MISMATCH', 'identity')
    await refused({ ...chunkBody(chunk), activityPart: moved.activityPart }, 'PART_CONTEXT_MISMATCH', 'activity')
  })

  test('that is no sealed part', async () => {
    for (const text of [
      'x',
      'a.b.c.d.e',
      `${chunk.identityPart}.`,
      chunk.identityPart.replace(/^[^.]+/, 'e30'),
      `${chunk.identityPart} `,
    ]) {
      await refused({ ...chunkBody(chunk), identityPart: text }, 'PART_MALFORMED', 'identity')
    }
  })

  test('over 4 MiB', async () => {
    await refused({ ...chunkBody(chunk), activityPart: 'x'.repeat(4_194_305) }, 'CHUNK_TOO_LARGE', 'activity')
  })
})

test.each([0, -1, 5_001, 1.5, '1', null])('a row count of %j is refused', async (rowCount) => {
  expect(await problemOf(put({ ...chunkBody(chunk), rowCount }))).toMatchObject({
    code: 'REQUEST_MALFORMED',
    fields: [{ path: '/rowCount' }],
  })
})

test.each(['-1', '01', '100000', 'x', '1.0'])('chunk number %s is refused', async (number) => {
  const path = `/v1/deliveries/${delivery.deliveryId}/chunks/${number}`
  expect((await problemOf(world.request('PUT', path, { token, json: chunkBody(chunk) }))).code).toBe(
    'REQUEST_MALFORMED',
  )
})

test('after a crash at any statement nothing is half there, and the same request then succeeds [DELI-10]', async () => {
  let statement = 0
  for (; ; statement += 1) {
    const crashing = crashingDatabase(world.database('ttp_intake'), statement, 'after')
    const gateway = world.anotherGateway({ intake: crashing.database })
    const answer = await put(chunkBody(chunk), 0, gateway)
    if (!crashing.crashed()) {
      expect(answer.status).toBe(201)
      break
    }
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
    expect(await stored()).toEqual({ chunks: 0, identity: 0, activity: 0 })
  }
  expect(statement).toBeGreaterThanOrEqual(4)
  expect(await stored()).toEqual({ chunks: 1, identity: 1, activity: 1 })
})

test('the digest is the one that the core computes', () => {
  for (const text of ['', 'a', chunk.identityPart]) expect(digestOf(text)).toEqual(partDigest(text))
})
