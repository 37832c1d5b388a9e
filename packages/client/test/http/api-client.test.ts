import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { decodeJwt, type JWTPayload } from 'jose'
import { describe, expect, it } from 'vitest'
import { ClientError, createApiClient, type Fetch } from '../../src/http/index.ts'
import { retryAfter } from '../../src/http/retry.ts'
import { ISSUER, startFakeGateway } from '../supplier/fake-gateway.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

const setUp = async (fetchOf: (real: Fetch) => Fetch = (real) => real, now: () => Date = () => new Date()) => {
  const gateway = await startFakeGateway()
  const slept: number[] = []
  const sleep = async (milliseconds: number): Promise<void> => {
    slept.push(milliseconds)
  }
  const api = createApiClient(gateway.config(temporaryFolder()), {
    fetch: fetchOf(gateway.fetch),
    now,
    retry: { attempts: 4, firstDelay: 100, longestDelay: 1_000, sleep, jitter: () => 0.5 },
  })
  const list = () => api.json({ path: '/v1/deliveries', scope: 'delivery:read' })
  const asked = (path: string): number => gateway.state.requests.filter((request) => request.path === path).length
  return { gateway, api, slept, list, asked }
}
/** Answers the first requests for a path otherwise. */
const firstAnswers = (path: string, answers: readonly (() => Response)[]): ((real: Fetch) => Fetch) => {
  const left = [...answers]
  return (real) => async (url, init) => {
    const answer = url.endsWith(path) ? left.shift() : undefined
    return answer ? answer() : real(url, init)
  }
}
const problem = (status: number, code: string, headers = {}): Response =>
  new Response(JSON.stringify({ code }), { status, headers })

describe('tokens', () => {
  it('are asked for once and used until shortly before they expire', async () => {
    let time = Date.now()
    const { gateway, list, asked } = await setUp(undefined, () => new Date(time))
    gateway.state.now = () => new Date(time)
    await list()
    await list()
    expect(asked('/v1/token')).toBe(1)
    time += 530_000
    await list()
    expect(asked('/v1/token')).toBe(1)
    time += 20_000
    await list()
    expect(asked('/v1/token')).toBe(2)
  })

  it('are asked for again, once, when the service withdraws one [HTTP-22]', async () => {
    const { gateway, list, asked } = await setUp()
    await list()
    gateway.state.tokens.clear()
    expect((await list()).status).toBe(200)
    expect(asked('/v1/token')).toBe(2)
    gateway.state.before = ({ path }) => (path === '/v1/deliveries' ? problem(401, 'TOKEN_INVALID') : undefined)
    await expect(list()).rejects.toMatchObject({ code: 'TOKEN_INVALID', status: 401, retryable: false })
    // The first time, twice for the token that was withdrawn, and twice for the one that is never taken.
    expect(asked('/v1/deliveries')).toBe(5)
  })

  it('are asked for with a new assertion every time, bound to the service of the directory [HTTP-9, HTTP-25]', async () => {
    const { gateway, api } = await setUp()
    const assertions: JWTPayload[] = []
    const fetch: Fetch = async (url, init) => {
      if (!url.endsWith('/v1/token')) return gateway.fetch(url, init)
      assertions.push(decodeJwt(new URLSearchParams(String(init.body)).get('client_assertion') ?? ''))
      return assertions.length === 1 ? problem(503, 'UNAVAILABLE') : gateway.fetch(url, init)
    }
    // The address at which the service is reached is not the name that the directory gives it.
    const config = { ...api.config, url: 'https://reached.example' }
    const elsewhere = createApiClient(config, { fetch, retry: { sleep: async () => undefined } })
    await elsewhere.json({ path: '/v1/deliveries', scope: 'delivery:read' })
    expect(assertions.map(({ aud }) => aud)).toEqual([ISSUER, ISSUER])
    expect(new Set(assertions.map(({ jti }) => jti)).size).toBe(2)
  })

  it('are not asked for by a client or key that the directory does not name [HTTP-25]', async () => {
    const { gateway, api } = await setUp()
    const stranger = createApiClient({ ...api.config, clientId: 'somebody-else' }, { fetch: gateway.fetch })
    await expect(stranger.json({ path: '/v1/deliveries', scope: 'delivery:read' })).rejects.toMatchObject({
      code: 'KEY_NOT_IN_DIRECTORY',
    })
    const signKey = (await generateSignKey()).privateJwk
    const otherKey = createApiClient({ ...api.config, signKey }, { fetch: gateway.fetch })
    await expect(otherKey.json({ path: '/v1/deliveries', scope: 'delivery:read' })).rejects.toMatchObject({
      code: 'KEY_NOT_IN_DIRECTORY',
    })
    expect(gateway.state.requests.some(({ path }) => path === '/v1/token')).toBe(false)
  })
})

describe('trying again', () => {
  it('waits longer each time, for network errors and 5xx', async () => {
    const broken = (): Response => {
      throw new TypeError('fetch failed')
    }
    const { list, slept } = await setUp(
      firstAnswers('/v1/deliveries', [broken, () => problem(500, 'INTERNAL'), () => problem(503, 'UNAVAILABLE')]),
    )
    expect((await list()).status).toBe(200)
    expect(slept).toEqual([75, 150, 300])
  })

  it('waits as long as the service asks [HTTP-20]', async () => {
    const { list, slept } = await setUp(
      firstAnswers('/v1/deliveries', [() => problem(429, 'RATE_LIMITED', { 'retry-after': '7' })]),
    )
    await list()
    expect(slept).toEqual([7_000])
  })

  it('gives up after the last attempt, and says that later may do', async () => {
    const { list, slept } = await setUp(
      firstAnswers(
        '/v1/deliveries',
        Array(9).fill(() => problem(503, 'UNAVAILABLE')),
      ),
    )
    await expect(list()).rejects.toMatchObject({ code: 'UNAVAILABLE', status: 503, retryable: true })
    expect(slept).toHaveLength(3)
  })

  it.each([400, 403, 404, 409, 413, 422])('never does so after %i [HTTP-22]', async (status) => {
    const { list, slept, asked } = await setUp(firstAnswers('/v1/deliveries', [() => problem(status, 'SOME_CODE')]))
    await expect(list()).rejects.toMatchObject({ code: 'SOME_CODE', status, retryable: false })
    expect(slept).toEqual([])
    expect(asked('/v1/deliveries')).toBe(0)
  })

  it('reads Retry-After as seconds or as a date [HTTP-20]', () => {
    const now = new Date('2026-06-01T12:00:00Z')
    expect(retryAfter('120', now)).toBe(120_000)
    expect(retryAfter('Mon, 01 Jun 2026 12:00:30 GMT', now)).toBe(30_000)
    expect(retryAfter('Mon, 01 Jun 2026 11:00:00 GMT', now)).toBe(0)
    expect(retryAfter('soon', now)).toBeUndefined()
    expect(retryAfter(null, now)).toBeUndefined()
  })

  it('stops when told to', async () => {
    const stop = new AbortController()
    const { api } = await setUp(
      firstAnswers('/v1/deliveries', [
        () => {
          stop.abort()
          throw new TypeError('fetch failed')
        },
      ]),
    )
    await expect(
      api.json({ path: '/v1/deliveries', scope: 'delivery:read', signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'ABORTED' })
  })
})

describe('answers that do not belong', () => {
  it.each([
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } })],
    ['a page', () => new Response('<html>', { status: 404 })],
    ['a code of another form', () => new Response('{"code":"<script>"}', { status: 400 })],
  ])('are named as such: %s', async (_, answer) => {
    const { list } = await setUp(firstAnswers('/v1/deliveries', [answer]))
    const error: unknown = await list().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({ code: 'ANSWER_UNEXPECTED' })
  })
})

describe('what must not leave', () => {
  it('goes to no other place that an answer names: redirects are not followed [HTTP-23]', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(302, { location: '/elsewhere' }).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { api } = await setUp()
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const redirected = createApiClient({ ...api.config, url }, { retry: { attempts: 1 } })
    await expect(redirected.send({ path: '/v1/log/checkpoint' })).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' })
    expect(asked).toEqual(['/v1/log/checkpoint'])
    server.close()
  })

  it('is in no error: neither token, nor assertion, nor key [HTTP-24]', async () => {
    const sent: string[] = []
    const { api, list } = await setUp((real) => async (url, init) => {
      sent.push(new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? '')
      sent.push(new URLSearchParams(typeof init.body === 'string' ? init.body : '').get('client_assertion') ?? '')
      return url.endsWith('/v1/deliveries') ? problem(403, 'SCOPE_MISSING') : real(url, init)
    })
    const error: unknown = await list().catch((thrown: unknown) => thrown)
    const secrets = [...sent.filter((text) => text !== ''), api.config.signKey.d]
    expect(secrets.length).toBeGreaterThanOrEqual(3)
    for (const secret of secrets) expect(inspect(error, { depth: 10 })).not.toContain(secret)
  })
})
