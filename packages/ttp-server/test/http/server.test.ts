import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, makeDelivery, opening, problemOf, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let token: string
let url: string
let port: number
let stop: () => Promise<void>
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
  const server = serve({ fetch: world.gateway.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
  url = `http://127.0.0.1:${port}`
  stop = () => new Promise((resolve) => server.close(() => resolve()))
})
afterAll(async () => {
  await stop()
  await world.stop()
})

/** A body without a length that never ends by itself. */
function endless(counter: { bytes: number }): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode(' '.repeat(65_536))
  return new ReadableStream({
    pull: (controller) => {
      counter.bytes += piece.byteLength
      controller.enqueue(piece)
    },
  })
}

const send = (path: string, init: RequestInit & { duplex?: 'half' }): Promise<Response> =>
  fetch(`${url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
  })

test('a body that does not end is cut off at the bound, not read to memory [HTTP-19]', async () => {
  const counter = { bytes: 0 }
  const answer = send('/v1/deliveries', { method: 'POST', body: endless(counter), duplex: 'half' })
  // The answer may come while the body is still on its way, or the connection may be cut: never a success.
  const code = await answer.then(async (response) => (await problemOf(response)).code).catch(() => 'CUT')
  expect(['REQUEST_TOO_LARGE', 'CUT']).toContain(code)
  expect(counter.bytes).toBeLessThan(8_000_000)
  await expectStatus(fetch(`${url}/v1/health`), 200)
})

test('a body that is announced too large is refused unread [HTTP-19]', async () => {
  const delivery = await makeDelivery(world)
  const path = `/v1/deliveries/${delivery.deliveryId}/chunks/0`
  const body = JSON.stringify({ rowCount: 1, identityPart: 'x'.repeat(8_500_000), activityPart: 'x' })
  const code = await send(path, { method: 'PUT', body })
    .then(async (response) => (await problemOf(response)).code)
    .catch(() => 'CUT')
  expect(['CHUNK_TOO_LARGE', 'CUT']).toContain(code)
})

test('a part over 4 MiB has its own code, whole as the answer is', async () => {
  const delivery = await makeDelivery(world)
  await expectStatus(send('/v1/deliveries', { method: 'POST', body: JSON.stringify(opening(delivery)) }), 201)
  const body = JSON.stringify({ rowCount: 1, identityPart: 'x'.repeat(4_194_305), activityPart: 'x' })
  const answer = await send(`/v1/deliveries/${delivery.deliveryId}/chunks/0`, { method: 'PUT', body })
  expect(await problemOf(answer)).toMatchObject({ code: 'CHUNK_TOO_LARGE', status: 413, part: 'identity', chunk: 0 })
})

test('a caller that hangs up in the middle leaves the server standing and says nothing in the log', async () => {
  const before = world.logged.filter(({ level }) => level === 'error').length
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /v1/deliveries HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"deli`,
        () => setTimeout(() => socket.destroy(), 50),
      )
    })
    socket.on('close', () => resolve())
  })
  await expectStatus(fetch(`${url}/v1/ready`), 200)
  expect(world.logged.filter(({ level }) => level === 'error')).toHaveLength(before)
})

test('every answer carries the version of the interface [HTTP-5]', async () => {
  for (const path of ['/v1/health', '/v1/openapi.json', '/v1/nothing', '/v1/deliveries']) {
    expect((await fetch(`${url}${path}`)).headers.get('api-version')).toBe('1.0.0')
  }
})
