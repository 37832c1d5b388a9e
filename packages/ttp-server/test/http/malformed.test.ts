import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, makeDelivery, opening, problemOf, tokenOf } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

const CANARY = 'canary.visitor@example.org'
let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  token = await tokenOf(world, 'museum-client', world.parties.museum)
})
afterAll(() => world.stop())

const post = (json: unknown): Promise<Response> => world.request('POST', '/v1/deliveries', { token, json })
const postText = (body: BodyInit, type = 'application/json'): Promise<Response> =>
  world.request('POST', '/v1/deliveries', { token, body, headers: { 'content-type': type } })

test('an unknown field is refused, and neither its name nor its value is repeated [HTTP-2, HTTP-16]', async () => {
  const problem = await problemOf(post({ ...opening(await makeDelivery(world)), [CANARY]: CANARY }))
  expect(problem).toMatchObject({
    code: 'REQUEST_MALFORMED',
    status: 400,
    fields: [{ path: '', rule: 'unrecognized_keys' }],
  })
  expect(JSON.stringify(problem)).not.toContain('canary')
})

test('a field of the wrong form is named by its path, its value is not repeated [HTTP-16]', async () => {
  const problem = await problemOf(post({ ...opening(await makeDelivery(world)), tenant: CANARY, again: false }))
  expect(problem.fields).toEqual([
    { path: '/tenant', rule: 'invalid_format' },
    { path: '/again', rule: 'invalid_value' },
  ])
  expect(JSON.stringify(problem)).not.toContain('canary')
})

test.each([
  ['text that is no JSON', `{"email": "${CANARY}"`],
  ['a list', '[]'],
  ['null', 'null'],
  ['nothing', ''],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
])('%s is refused without a word of it [HTTP-2, HTTP-16]', async (_, body) => {
  const problem = await problemOf(postText(body))
  expect(problem).toMatchObject({ code: 'REQUEST_MALFORMED', fields: [{ path: '', rule: 'not_readable' }] })
  expect(JSON.stringify(problem)).not.toContain('canary')
})

test('another media type is refused [HTTP-2]', async () => {
  expect(await problemOf(postText('{}', 'text/plain'))).toMatchObject({ fields: [{ rule: 'media_type' }] })
  expect((await problemOf(postText('{}', ''))).code).toBe('REQUEST_MALFORMED')
})

test('a prototype cannot be smuggled in', async () => {
  const text = JSON.stringify(opening(await makeDelivery(world))).replace('{', '{"__proto__": {"again": true},')
  expect((await problemOf(postText(text))).code).toBe('REQUEST_MALFORMED')
  expect((await problemOf(postText(text.replace('__proto__', 'constructor')))).code).toBe('REQUEST_MALFORMED')
})

test('what the path says cannot be said again in the body or the query [HTTP-2]', async () => {
  const deliveryId = randomUUID()
  const path = `/v1/deliveries/${deliveryId}/closure`
  const json = { manifest: 'x', deliveryId: randomUUID() }
  expect((await problemOf(world.request('PUT', path, { token, json }))).code).toBe('REQUEST_MALFORMED')
  const query = world.request('GET', `/v1/deliveries/${deliveryId}?deliveryId=${randomUUID()}`, { token })
  expect((await problemOf(query)).code).toBe('REQUEST_MALFORMED')
})

test.each([
  '/v1/deliveries?limit=0',
  '/v1/deliveries?limit=201',
  '/v1/deliveries?limit=1&limit=2',
  '/v1/deliveries?page=2',
  '/v1/deliveries/not-a-uuid',
  `/v1/deliveries/${'A'.repeat(36)}`,
  '/v1/directory/0',
  '/v1/directory/1e3',
  '/v1/health?x=1',
])('%s is refused [HTTP-2]', async (path) => {
  expect((await problemOf(world.request('GET', path, { token }))).code).toBe('REQUEST_MALFORMED')
})

test('a path or method that is not there is not found, as a problem document [HTTP-3]', async () => {
  expect((await problemOf(world.request('GET', '/v1/persons', { token }))).code).toBe('NOT_FOUND')
  expect((await problemOf(world.request('PATCH', '/v1/deliveries', { token }))).code).toBe('NOT_FOUND')
  expect((await problemOf(world.request('GET', '/', {}))).code).toBe('NOT_FOUND')
})

test('no identifier reaches the log, whatever was sent', () => {
  expect(world.logged.length).toBeGreaterThan(0)
  expect(JSON.stringify(world.logged)).not.toContain('canary')
})
