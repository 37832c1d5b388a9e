import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listening } from '../../src/http/listen.ts'
import { listen } from '../../src/http/listen.ts'
import { TIME_OUTS } from '../../src/http/time-outs.ts'
import { expectStatus, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let server: Listening
let museum: string
let stage: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  museum = await tokenOf(world, 'museum-client', world.parties.museum)
  stage = await tokenOf(world, 'stage-client', world.parties.stage)
  const timeOuts = { ...TIME_OUTS, headersMs: 1_500, requestMs: 2_000, keepAliveMs: 300, checkMs: 50 }
  server = await listen({
    hostname: '127.0.0.1',
    port: 0,
    timeOuts,
    fetch: (request) => world.gateway.app.fetch(request),
  })
})
afterAll(async () => {
  await server.stop()
  await world.stop()
})

/** All that comes back until the gateway hangs up. */
function talk(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let answer = ''
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}
const statuses = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** A whole request of its own, for whoever reads the bytes before it otherwise than they were meant. */
const hidden = (): string => `GET /v1/deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${stage}\r\n\r\n`
const POST = (): string =>
  `POST /v1/deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${museum}\r\nContent-Type: application/json\r\n`

describe('bytes that two readers could read in two ways', () => {
  test.each<[string, () => string]>([
    [
      'a length and chunks',
      () => `${POST()}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden()}`,
    ],
    ['two lengths', () => `${POST()}Content-Length: 0\r\nContent-Length: 90\r\n\r\n${hidden()}`],
    ['two lengths in one line', () => `${POST()}Content-Length: 0, 90\r\n\r\n${hidden()}`],
    ['a length with a sign', () => `${POST()}Content-Length: +0\r\n\r\n${hidden()}`],
    ['a length that is none', () => `${POST()}Content-Length: 0x0\r\n\r\n${hidden()}`],
    ['a coding that nobody knows', () => `${POST()}Transfer-Encoding: squeezed\r\n\r\n${hidden()}`],
    ['a coding before chunks', () => `${POST()}Transfer-Encoding: gzip, squeezed\r\n\r\n0\r\n\r\n${hidden()}`],
    ['chunks before another coding', () => `${POST()}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden()}`],
    ['a coding with a letter too many', () => `${POST()}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden()}`],
    ['a space before the colon', () => `${POST()}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden()}`],
    ['a folded line', () => `${POST()}Transfer-Encoding:\r\n chunked\r\nContent-Length: 0\r\n\r\n${hidden()}`],
    ['a chunk of a size with a sign', () => `${POST()}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n${hidden()}`],
    [
      'a chunk of a size beyond 64 bits',
      () => `${POST()}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n${hidden()}`,
    ],
    ['a chunk of a size behind 0x', () => `${POST()}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${hidden()}`],
    [
      'a chunk longer than it says',
      () => `${POST()}Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n${hidden()}`,
    ],
    ['line ends of one character', () => `${POST()}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n${hidden()}`],
    [
      'an extension of a chunk without an end',
      () => `${POST()}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(100_000)}`,
    ],
    ['a NUL in a header', () => `${POST()}X-A: a\0b\r\nContent-Length: 0\r\n\r\n${hidden()}`],
    [
      'a carriage return in a header',
      () => `${POST()}X-A: a\rTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n${hidden()}`,
    ],
    ['no host', () => `GET /v1/deliveries HTTP/1.1\r\nAuthorization: Bearer ${stage}\r\n\r\n`],
    ['two hosts', () => `GET /v1/deliveries HTTP/1.1\r\nHost: x\r\nHost: y\r\nAuthorization: Bearer ${stage}\r\n\r\n`],
  ])('%s: refused, and nothing behind them is read as a request [HTTP-18]', async (_, bytes) => {
    const answer = await talk(bytes())
    const found = statuses(answer)
    expect(found.length, answer.slice(0, 400)).toBeLessThanOrEqual(1)
    for (const status of found) expect([400, 408, 411, 413, 422, 431, 501], answer.slice(0, 400)).toContain(status)
    expect(answer).not.toContain('"deliveries"')
  })

  test('chunks as they should be are read, and the request behind them gets its own answer', async () => {
    const answer = await talk(
      `${POST()}Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n${hidden()}`,
    )
    expect(statuses(answer)).toEqual([400, 200])
  })
})

test('requests one behind the other are answered in their order, each by its own token [HTTP-11]', async () => {
  const ask = (token: string | undefined) =>
    `GET /v1/deliveries HTTP/1.1\r\nHost: x\r\n${token === undefined ? '' : `Authorization: Bearer ${token}\r\n`}\r\n`
  const answer = await talk(Array.from({ length: 20 }, () => ask(museum) + ask(undefined)).join(''))
  const found = statuses(answer)
  expect(found.filter((status) => status !== 429)).toEqual(
    found.filter((status) => status !== 429).map((_, at) => [200, 401][at % 2]),
  )
  expect(found.length).toBeGreaterThan(10)
})

test('a target that names another place, or no path, is no way around what a path asks for', async () => {
  for (const target of [
    'http://127.0.0.1/v1/deliveries',
    'https://evil.example/v1/deliveries',
    '//evil.example/v1/deliveries',
    '*',
    'evil.example:443',
    '/v1/deliveries#/v1/health',
    '/v1/health/../deliveries',
  ]) {
    const [status] = statuses(await talk(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
    expect([400, 401, 404, undefined], target).toContain(status)
  }
  const [connected] = statuses(await talk('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'))
  expect([400, 404, 405, undefined]).toContain(connected)
  const upgraded = await talk(
    'GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n',
  )
  expect(statuses(upgraded)).not.toContain(101)
})
