import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Listening } from '../../src/http/listen.ts'
import { listen } from '../../src/http/listen.ts'
import { TIME_OUTS } from '../../src/http/time-outs.ts'
import { ServerError } from '../../src/kernel/errors.ts'
import { readBody } from '../../src/kernel/http/body.ts'
import { createPace } from '../../src/kernel/http/pace.ts'
import { problemResponse } from '../../src/kernel/http/problem.ts'

/** Short, so that the tests are: what is tested is that each ends a connection, and with what word. Who is served meanwhile has time. */
const SHORT = { ...TIME_OUTS, headersMs: 1_500, requestMs: 2_000, keepAliveMs: 500, checkMs: 50 }
let server: Listening | undefined
let sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server?.stop()
  server = undefined
  sockets = []
})

async function start(timeOuts = SHORT): Promise<number> {
  server = await listen({
    hostname: '127.0.0.1',
    port: 0,
    timeOuts,
    fetch: async (request: Request) => {
      try {
        return new Response(String((await readBody(request, 1_000_000, 'REQUEST_TOO_LARGE')).length))
      } catch (error) {
        return problemResponse(error instanceof ServerError ? error.code : 'INTERNAL')
      }
    },
  })
  return server.port
}

/** Sends this, then a piece every 50 ms as long as the server listens; all that came back when the server hung up. */
function talk(port: number, first: string, drip = ''): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first))
    sockets.push(socket)
    const timer = setInterval(() => drip !== '' && socket.writable && socket.write(drip), 50)
    let answer = ''
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve(answer)
    })
  })
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\n'
const problemOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))

test.each([
  ['says nothing at all', '', ''],
  ['sends its headers byte by byte', `${HEAD}X-Slow: `, 'a'],
  ['sends a header line after the other', HEAD, 'X-Slow: a\r\n'],
])(
  'whoever %s is cut off with a word of the closed list, and others are served meanwhile [HTTP-70]',
  async (_, first, drip) => {
    const port = await start()
    const slow = talk(port, first, drip)
    expect(await (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'abc' })).text()).toBe('3')
    const answer = await slow
    // A connection that never said a word has asked nothing; Node may end it without one.
    if (first === '' && answer === '') return
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(answer.toLowerCase()).toContain('api-version: 1.0.0')
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(problemOf(answer)).toMatchObject({ code: 'REQUEST_TIMEOUT', status: 408 })
  },
)

test('a body that never ends is cut off with the same word [HTTP-70]', async () => {
  const answer = await talk(await start(), `${HEAD}Content-Length: 100000\r\n\r\n`, 'a')
  expect(answer === '' || answer.startsWith('HTTP/1.1 408')).toBe(true)
})

test('a connection that rests after its answer is closed [HTTP-70]', async () => {
  const answer = await talk(await start(), `${HEAD}Content-Length: 3\r\n\r\nabc`)
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})

test('what is not HTTP, and headers that are too large, get a problem document too [HTTP-18]', async () => {
  const port = await start(TIME_OUTS)
  const nonsense = await talk(port, 'this is not HTTP\r\n\r\n')
  expect(nonsense).toMatch(/^HTTP\/1\.1 400 /)
  expect(problemOf(nonsense)).toMatchObject({ code: 'REQUEST_MALFORMED' })
  const large = await talk(port, `${HEAD}X-Large: ${'a'.repeat(20_000)}\r\n\r\n`)
  expect(problemOf(large)).toMatchObject({ code: 'REQUEST_MALFORMED' })
})

test('so does what is not HTTP after an answer, on the same connection [HTTP-18]', async () => {
  const port = await start(TIME_OUTS)
  const answer = await new Promise<string>((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${HEAD}Content-Length: 3\r\n\r\nabc`))
    sockets.push(socket)
    socket.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => socket.write('nonsense / HTTP/1.1\r\n\r\n'), 20)
      said += bytes.toString()
    })
    socket.on('close', () => resolve(said))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(problemOf(answer.slice(answer.indexOf('HTTP/1.1 400')))).toMatchObject({ code: 'REQUEST_MALFORMED' })
})

test('a body that rests, or comes at a trickle, is given up before the request is; one that keeps its pace is read [HTTP-71]', async () => {
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'read',
      (error: unknown) => (error instanceof ServerError ? error.code : 'another'),
    )
  const never = new Promise<never>(() => undefined)
  expect(await codeOf(createPace(20, 1_000_000).within(never, 0))).toBe('REQUEST_TIMEOUT')
  // A byte at a time, each well within the rest, and far too slow on the whole.
  const pace = createPace(40, 1_000_000)
  let outcome = 'read'
  for (let received = 0; received < 1_000 && outcome === 'read'; received += 1) {
    outcome = await codeOf(pace.within(new Promise((resolve) => setTimeout(resolve, 10)), received))
  }
  expect(outcome).toBe('REQUEST_TIMEOUT')
  const fast = createPace(5_000, 1)
  for (const received of [0, 1_000, 2_000]) expect(await codeOf(fast.within(Promise.resolve(), received))).toBe('read')
})

test('the time-outs of the gateway leave an honest client room, and nobody else much [HTTP-70]', () => {
  // The largest chunk, 8.4 MB, at the slowest pace takes 258 seconds.
  expect(TIME_OUTS.requestMs).toBeGreaterThanOrEqual((8_454_144 / 32_768) * 1_000 + 10_000)
  expect(TIME_OUTS.headersMs).toBeLessThanOrEqual(15_000)
  expect(TIME_OUTS.keepAliveMs).toBeLessThanOrEqual(30_000)
  expect(TIME_OUTS.idleMs).toBeLessThanOrEqual(60_000)
})
