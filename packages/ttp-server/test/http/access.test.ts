import type { Directory, Scope } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { decodeJwt, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RATE_LIMIT } from '../../src/http/limits.ts'
import { createAccessTokens } from '../../src/kernel/http/access-token.ts'
import { allowedScopes } from '../../src/kernel/http/actor.ts'
import { expectStatus, problemOf, tokenOf } from './client.ts'
import { OPERATIONS, pathOf } from './operations.ts'
import { ISSUER } from './parties.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let tokens: Record<'museum' | 'tenant' | 'auditor', string>
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  const { museum, tenant, auditor } = world.parties
  tokens = {
    museum: await tokenOf(world, 'museum-client', museum),
    tenant: await tokenOf(world, 'tenant-client', tenant),
    auditor: await tokenOf(world, 'auditor-client', auditor),
  }
})
afterAll(() => world.stop())

const SCOPES: Record<'museum' | 'tenant' | 'auditor', readonly string[]> = {
  museum: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'rewrap:write', 'log:read'],
  auditor: ['log:read'],
}

test('no kind of organisation has a scope that it cannot have, whatever is listed for its client [HTTP-10]', () => {
  const all = ['delivery:write', 'delivery:read', 'release:read', 'rewrap:write', 'log:read'] as const
  expect(allowedScopes('institution', all)).toEqual(SCOPES.museum)
  expect(allowedScopes('tenant', all)).toEqual(SCOPES.tenant)
  expect(allowedScopes('auditor', all)).toEqual(SCOPES.auditor)
})

const closed = OPERATIONS.filter(({ scope }) => scope !== 'public')

describe.each(closed)('$method $path', (operation) => {
  const ask = (token?: string): Promise<Response> =>
    world.request(operation.method.toUpperCase(), pathOf(operation), token === undefined ? {} : { token })

  test('needs a token [HTTP-11]', async () => {
    expect((await problemOf(ask())).code).toBe('TOKEN_MISSING')
    expect((await problemOf(ask('nonsense'))).code).toBe('TOKEN_INVALID')
  })

  test.each(['museum', 'tenant', 'auditor'] as const)(
    'answers %s by its scope and nothing else [HTTP-15, HTTP-10]',
    async (who) => {
      const { status, headers } = await ask(tokens[who])
      expect(headers.get('api-version')).toBe('1.0.0')
      // With the scope it fails, if at all, on what was asked for; never on who asks.
      if (SCOPES[who].includes(operation.scope)) expect([200, 400, 404]).toContain(status)
      else expect((await problemOf(ask(tokens[who]))).code).toBe('SCOPE_MISSING')
    },
  )
})

test('who lacks the scope is refused before the body is read [HTTP-11]', async () => {
  let pulled = 0
  const body = new ReadableStream({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(1024))
      if (pulled > 100) controller.close()
    },
  })
  const request = new Request(`${ISSUER}/v1/deliveries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.tenant}`, 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect((await problemOf(await world.gateway.app.fetch(request))).code).toBe('SCOPE_MISSING')
  expect(pulled).toBeLessThanOrEqual(1)
})

describe('a token', () => {
  const list = (token: string): Promise<Response> => world.request('GET', '/v1/deliveries', { token })

  test('of another gateway key, another issuer or another type is refused [HTTP-11]', async () => {
    const { privateJwk: key } = await generateSignKey()
    const gateway = world.anotherGateway({ tokenKey: key })
    const claims = {
      client: 'museum-client',
      organisation: 'museum',
      scopes: ['delivery:read'] as Scope[],
      key: world.parties.museum.publicJwk.kid,
    }
    const issuedBy = async (issuer: string): Promise<string> => {
      const issuing = createAccessTokens(key, issuer, world.clock.now, (n) => new Uint8Array(n))
      return (await issuing.issue(claims)).token
    }
    const own = await issuedBy(ISSUER)
    const at = (token: string): Promise<Response> => world.request('GET', '/v1/deliveries', { token, gateway })
    await expectStatus(at(own), 200)
    expect((await problemOf(list(own))).code).toBe('TOKEN_INVALID')
    expect((await problemOf(at(await issuedBy('https://other.example')))).code).toBe('TOKEN_INVALID')
    const { kty, crv, x, d } = key
    const assertion = await new SignJWT(decodeJwt(own))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .sign(await importJWK({ kty, crv, x, d }, 'EdDSA'))
    expect((await problemOf(at(assertion))).code).toBe('TOKEN_INVALID')
  })

  test('without the scope counts against the limit of its client all the same [HTTP-11]', async () => {
    const gateway = world.anotherGateway()
    const ask = async (): Promise<string> =>
      (await problemOf(world.request('GET', '/v1/deliveries', { token: tokens.tenant, gateway }))).code
    const codes = await Promise.all(Array.from({ length: RATE_LIMIT.client.burst + 1 }, ask))
    expect(codes.filter((code) => code === 'SCOPE_MISSING')).toHaveLength(RATE_LIMIT.client.burst)
    expect(codes).toContain('RATE_LIMITED')
  })

  test('that was changed is refused [HTTP-11]', async () => {
    const [header, payload, signature] = tokens.tenant.split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object
    const more = Buffer.from(JSON.stringify({ ...claims, scope: 'delivery:read', org: 'museum' })).toString('base64url')
    expect((await problemOf(list(`${header}.${more}.${signature}`))).code).toBe('TOKEN_INVALID')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    expect((await problemOf(list(`${none}.${payload}.`))).code).toBe('TOKEN_INVALID')
  })

  test('expires [HTTP-11]', async () => {
    const token = await tokenOf(world, 'museum-client', world.parties.museum)
    world.clock.advance(590)
    await expectStatus(list(token), 200)
    world.clock.advance(20)
    expect((await problemOf(list(token))).code).toBe('TOKEN_INVALID')
  })

  test('ends at once when the directory suspends the organisation, takes its client or its scope [HTTP-12]', async () => {
    const token = await tokenOf(world, 'museum-client', world.parties.museum)
    const change = (with_: (museum: Directory['organisations'][number]) => Directory['organisations'][number]) =>
      expectStatus(
        world.publish((directory) => ({
          ...directory,
          organisations: directory.organisations.map((each) => (each.id === 'museum' ? with_(each) : each)),
        })),
        201,
      )
    const [original] = world.directory().organisations.filter(({ id }) => id === 'museum')
    if (original === undefined) throw new Error('no museum')
    await expectStatus(list(token), 200)
    await change((museum) => ({ ...museum, status: 'suspended' }))
    expect((await problemOf(list(token))).code).toBe('ORGANISATION_SUSPENDED')
    await change((museum) => ({
      ...museum,
      status: 'active',
      clients: museum.clients.map((client) => ({ ...client, scopes: ['delivery:write'] as const })),
    }))
    expect((await problemOf(list(token))).code).toBe('SCOPE_MISSING')
    await change((museum) => ({
      ...museum,
      clients: original.clients.map((client) => ({ ...client, clientId: 'another-client' })),
    }))
    expect((await problemOf(list(token))).code).toBe('TOKEN_INVALID')
    await change(() => original)
    await expectStatus(list(token), 200)
  })
})
