import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { generateSignKey, signEnrolment } from '@sluis/ttp-core/enrol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, expectStatus, makeAssertion, makeDelivery, opening, tokenForm, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let museum: string
let tenant: string
let theirs: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  museum = await tokenOf(world, 'museum-client', world.parties.museum)
  tenant = await tokenOf(world, 'tenant-client', world.parties.tenant)
  const stage = await tokenOf(world, 'stage-client', world.parties.stage)
  const delivery = await makeDelivery(world, { institution: 'stage' })
  await expectStatus(deliver(world, stage, delivery), 202)
  theirs = delivery.deliveryId
})
afterAll(() => world.stop())

const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a hostile institution', () => {
  test.each([
    ['a path that climbs', (id: string) => `/v1/deliveries/${randomUUID()}/../${id}`],
    ['a path that climbs, encoded', (id: string) => `/v1/deliveries/${randomUUID()}%2f..%2f${id}`],
    ['an empty segment', (id: string) => `/v1//deliveries/${id}`],
    ['a slash behind', (id: string) => `/v1/deliveries/${id}/`],
    ['other letters', (id: string) => `/v1/deliveries/${id.toUpperCase()}`],
    ['a parameter of the path', (id: string) => `/v1/deliveries/${id};institution=stage`],
    ['a NUL behind', (id: string) => `/v1/deliveries/${id}%00`],
    ['the institution in the query', (id: string) => `/v1/deliveries/${id}?institution=stage`],
  ])('gets no delivery of another by %s [HTTP-13]', async (_, path) => {
    for (const method of ['GET', 'HEAD', 'DELETE']) {
      const status = await statusOf(world.request(method, path(theirs), { token: museum }))
      expect([400, 404, 422], method).toContain(status)
    }
  })

  test('has no request taken for another by a header that names a method, an address or a person', async () => {
    const headers = {
      'x-http-method-override': 'DELETE',
      'x-original-url': `/v1/deliveries/${theirs}`,
      'x-rewrite-url': `/v1/deliveries/${theirs}`,
      'x-forwarded-user': 'stage-client',
      'x-client-id': 'stage-client',
      'ssl-client-verify': 'SUCCESS',
    }
    const list = await expectStatus(world.request('GET', '/v1/deliveries', { token: museum, headers }), 200)
    expect(await list.text()).not.toContain(theirs)
    expect(await statusOf(world.request('GET', `/v1/deliveries/${theirs}`, { token: museum, headers }))).toBe(404)
  })

  test('has a token counted in its own header alone, and once [HTTP-11]', async () => {
    const path = '/v1/deliveries'
    expect(await statusOf(world.request('GET', `${path}?access_token=${museum}`))).toBe(401)
    expect(await statusOf(world.request('GET', path, { headers: { cookie: `token=${museum}` } }))).toBe(401)
    for (const authorization of [`Bearer ${museum}, Bearer ${museum}`, `bearer  ${museum} x`, `Basic ${museum}`]) {
      expect(await statusOf(world.request('GET', path, { headers: { authorization } })), authorization).toBe(401)
    }
  })

  test('gets no token by saying a thing twice in the form (RFC 6749, section 3.2) [HTTP-7]', async () => {
    const assertion = await makeAssertion(world, 'museum-client', world.parties.museum)
    const form = new URLSearchParams(tokenForm(assertion, 'delivery:read'))
    form.append('scope', 'directory:write')
    const twice = await world.request('POST', '/v1/token', { body: form.toString(), headers: FORM })
    expect(twice.status).toBe(400)
    const other = new URLSearchParams(tokenForm(assertion))
    other.append('client_assertion', await makeAssertion(world, 'stage-client', world.parties.museum))
    expect((await world.request('POST', '/v1/token', { body: other.toString(), headers: FORM })).status).toBe(400)
  })

  test('has no compressed body unpacked, however small it is [HTTP-2]', async () => {
    const body = gzipSync(Buffer.alloc(50_000_000, 0x20))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await world.request('POST', '/v1/deliveries', { token: museum, body, headers })
    expect([400, 413, 415, 422]).toContain(answer.status)
  })

  test('gets a code, never a failure inside, for texts and numbers at the edge of their forms', async () => {
    const delivery = await makeDelivery(world)
    const json = opening(delivery)
    const odd = ['\u0000', '\ud800', '\u202e', 'a'.repeat(100_000), '__proto__', '../../etc/passwd', "';--"]
    for (const name of ['deliveryId', 'tenant', 'domain', 'contentTag']) {
      for (const value of [...odd, 1e308, null, [], {}, true]) {
        const answer = await world.request('POST', '/v1/deliveries', {
          token: museum,
          json: { ...json, [name]: value },
        })
        expect([400, 403, 404, 409, 413, 422], `${name} ${String(value).slice(0, 20)}`).toContain(answer.status)
      }
    }
    for (const number of ['-0', '01', '1e3', '0x1', '9007199254740993', '%00', '٣', '+1', ' 1']) {
      const path = `/v1/deliveries/${theirs}/chunks/${encodeURIComponent(number)}`
      const answer = await world.request('PUT', path, { token: museum, json: {} })
      expect([400, 404, 409, 422], number).toContain(answer.status)
    }
  })
})

describe('a hostile tenant', () => {
  test.each(['after=0&after=99', 'after=-1', 'after=1e3', 'limit=0', 'limit=1000000', 'after=99999999999999999999'])(
    'gets nothing by the query %s',
    async (query) => {
      expect(await statusOf(world.request('GET', `/v1/releases?${query}`, { token: tenant }))).toBe(400)
    },
  )

  test('makes nothing of the feed disappear by a cursor beyond its end, or of no whole number [RELE-11]', async () => {
    for (const cursor of [Number.MAX_SAFE_INTEGER, 1e21, 0.5, -1, '1', null]) {
      const answer = await world.request('PUT', '/v1/releases/acknowledgement', { token: tenant, json: { cursor } })
      expect([400, 409, 422], String(cursor)).toContain(answer.status)
    }
  })
})

describe('anybody', () => {
  test('finds no page of a foreign origin let in by the API, credentials least of all', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://ttp.example.evil.example']) {
      const headers = { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': '*' }
      for (const method of ['OPTIONS', 'GET']) {
        const answer = await world.request(method, '/v1/deliveries', { headers })
        expect(answer.headers.get('access-control-allow-origin')).toBeNull()
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      }
    }
  })

  test('who asks to be enrolled in the name of others keeps no institution from asking for itself [HTTP-58]', async () => {
    const ask = async (organisation: string, clientId: string) => {
      const { publicJwk: signKey, privateJwk } = await generateSignKey()
      const requestedAt = world.clock.now().toISOString()
      const asked = { organisation, clientId, sealKeys: [], certificates: [], replaces: '' }
      const request = await signEnrolment(
        { schema: 'sluis-enrolment/1', ...asked, signKey, requestedAt } as const,
        privateJwk,
      )
      return statusOf(world.request('POST', '/v1/enrolment-requests', { json: { request } }))
    }
    const answers: number[] = []
    for (let count = 0; count < 60; count += 1) answers.push(await ask(`nobody-${count}`, `nobody-${count}-client`))
    expect(answers.every((status) => status === 201 || status === 429)).toBe(true)
    expect(answers).toContain(429)
    // The rest waits for its turn, and is taken.
    world.clock.advance(3600)
    expect(await ask('stage', 'stage-new-client')).toBe(201)
  })

  test('no request of these reached the log with what it held, or failed inside', () => {
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect(JSON.stringify(world.logged)).not.toMatch(/passwd|__proto__|evil/)
  })
})
