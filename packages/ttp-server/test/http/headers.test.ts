import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSecurityHeaders, SECURITY_HEADERS } from '../../src/kernel/http/security-headers.ts'
import { expectStatus, tokenOf } from './client.ts'
import { OPERATIONS, pathOf } from './operations.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let tokens: Record<string, string>
let described: { method: string; path: string }[]
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  await world.sequenceLog()
  const { museum, tenant } = world.parties
  tokens = {
    museum: await tokenOf(world, 'museum-client', museum),
    tenant: await tokenOf(world, 'tenant-client', tenant),
  }
  const { paths } = (await (await world.request('GET', '/v1/openapi.json')).json()) as { paths: Record<string, object> }
  described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  )
})
afterAll(() => world.stop())

const SPOKEN = /^(?:server|x-powered-by|via|x-aspnet.*|access-control-.*|set-cookie)$/

function expectSafe(answer: Response, what: string): void {
  const { headers } = answer
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name), `${what} ${name}`).toBe(value)
  expect(headers.get('strict-transport-security'), what).toMatch(/^max-age=\d{8,}; includeSubDomains$/)
  expect(headers.get('cache-control'), what).toMatch(/^(?:no-store|public, max-age=31536000, immutable)$/)
  expect(
    [...headers.keys()].filter((name) => SPOKEN.test(name)),
    what,
  ).toEqual([])
  const type = headers.get('content-type')
  if (type !== null) expect(type, what).not.toMatch(/html|script|xml|svg/)
}

describe('every operation of the document answers with the headers of security [HTTP-53]', () => {
  test('with a token, without one, with one that lacks the scope, with nonsense', async () => {
    const paths = described.map(({ method, path }) => ({
      method,
      path: pathOf({ path } as Parameters<typeof pathOf>[0]),
    }))
    expect(paths.length).toBeGreaterThanOrEqual(OPERATIONS.length)
    const statuses = new Set<number>()
    for (const { method, path } of paths) {
      for (const token of [undefined, tokens.museum, tokens.tenant, 'nonsense']) {
        const body = method === 'GET' || method === 'DELETE' ? {} : { json: { nothing: 'known' } }
        const answer = await world.request(method, path, { ...body, ...(token === undefined ? {} : { token }) })
        statuses.add(answer.status)
        expectSafe(answer, `${method} ${path}`)
      }
    }
    // Otherwise the test saw nothing but refusals.
    for (const status of [200, 400, 401, 403, 404]) expect(statuses).toContain(status)
  })

  test.each([
    ['GET', '/v1/openapi.json'],
    ['GET', '/'],
    ['OPTIONS', '/v1/deliveries'],
    ['TRACE', '/v1/health'],
    ['GET', '/v1/%'],
  ])('%s %s, which is not in it, too', async (method, path) => {
    const request = method === 'TRACE' ? world.request('PATCH', path) : world.request(method, path)
    expectSafe(await request, `${method} ${path}`)
  })

  test('an answer after a failure inside, too', async () => {
    const broken = { ...world.database('ttp_registry'), withConnection: () => Promise.reject(new Error('inside')) }
    const answer = await world.request('GET', '/v1/engine-keys', {
      gateway: world.anotherGateway({ registry: broken }),
    })
    expect(answer.status).toBe(500)
    expectSafe(answer, 'failure')
  })
})

test('over plain HTTP nothing is said of strict transport (RFC 6797 section 7.2) [HTTP-53]', async () => {
  const gateway = world.anotherGateway({ issuer: 'http://127.0.0.1:8443' })
  const answer = await world.request('GET', '/v1/health', { gateway })
  expect(answer.headers.has('strict-transport-security')).toBe(false)
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
})

test('what an answer says itself stays: tiles may be kept, and a page could name its own policy [HTTP-53]', async () => {
  const tile = await expectStatus(world.request('GET', '/v1/log/tile/0/000.p/1'), 200)
  expect(tile.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const headers = new Headers({ 'content-security-policy': "default-src 'self'", server: 'banner' })
  const context = { res: { headers } } as unknown as Parameters<ReturnType<typeof createSecurityHeaders>>[0]
  await createSecurityHeaders('https://ttp.example')(context, async () => undefined)
  expect(headers.get('content-security-policy')).toBe("default-src 'self'")
  expect(headers.has('server')).toBe(false)
})
