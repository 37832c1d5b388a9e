import { PERSON_ROLES, SCOPES_OF_KIND, SCOPES_OF_ROLE, SECOND_FACTOR_ROLES } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable, wordsOf } from '../../../../spec/read-table.ts'
import { LIMIT as INTAKE } from '../../src/domains/intake/limits.ts'
import { LIMIT as RELEASE } from '../../src/domains/release/limits.ts'
import { RATE_LIMIT } from '../../src/http/limits.ts'
import { ERRORS } from '../../src/kernel/errors.ts'
import { errorsOf } from '../../src/kernel/http/openapi.ts'
import { expectStatus, problemOf, tokenOf } from './client.ts'
import { OPERATIONS } from './operations.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

const CHAPTER = '15-http.md'
const ALWAYS = ['REQUEST_TIMEOUT', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE', 'REQUEST_MALFORMED']
const WITH_SCOPE = [
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'SCOPE_MISSING',
  'ORGANISATION_SUSPENDED',
  'CLIENT_SUSPENDED',
  'PERSON_SUSPENDED',
  'SECOND_FACTOR_MISSING',
  'CLIENT_CERTIFICATE_INVALID',
]

interface Described {
  readonly operationId: string
  readonly 'x-scope': string
  readonly responses: Record<string, { readonly description: string }>
}

let world: World
let described: Record<string, Record<string, Described>>
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  const response = await expectStatus(world.request('GET', '/v1/openapi.json'), 200)
  described = ((await response.json()) as { paths: typeof described }).paths
})
afterAll(() => world.stop())

test('the table of endpoints is what the server describes: method, path, scope, answers and errors [HTTP-14]', () => {
  const written = readTable(CHAPTER, '3. Endpoints').map(({ method, path, operation, scope, answers, errors }) => {
    const own = scope === 'public' ? [] : WITH_SCOPE
    const codes = new Set([...wordsOf(errors), ...ALWAYS, ...own])
    return { method, path, operation, scope, answers: wordsOf(answers), codes: [...codes].sort() }
  })
  const offered = Object.entries(described).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const problems = Object.entries(one.responses).filter(([status]) => Number(status) >= 400)
      return {
        method: method.toUpperCase(),
        path,
        operation: one.operationId,
        scope: one['x-scope'],
        answers: Object.keys(one.responses).filter((status) => Number(status) < 400),
        codes: problems.flatMap(([, { description }]) => description.split(', ')).sort(),
      }
    }),
  )
  const byName = (left: { operation?: string | undefined }, right: { operation?: string | undefined }) =>
    String(left.operation).localeCompare(String(right.operation))
  expect(written.sort(byName)).toEqual(offered.sort(byName))
})

test('the table of error codes is that of the server, and says where each is met [HTTP-18]', () => {
  const rows = readTable(CHAPTER, '7. Error codes')
  expect(rows.map(({ code, status, 'meaning and remedy': text }) => [code, Number(status), text])).toEqual(
    Object.entries(ERRORS).map(([code, { status, text }]) => [code, status, text]),
  )
  const answered = new Set(OPERATIONS.flatMap((operation) => errorsOf(operation) as readonly string[]))
  for (const { code = '', where } of rows) expect(wordsOf(where).includes('answer'), code).toBe(answered.has(code))
})

test('the scopes of each kind of organisation are those of the text [HTTP-10]', () => {
  const rows = readTable(CHAPTER, '2.2 `POST /v1/token`')
  expect(rows[0]).toEqual({ field: 'grant_type', value: 'client_credentials' })
  const kinds = readTable(CHAPTER, '2.2.1 Scopes').map(({ kind, scopes }) => [kind, wordsOf(scopes)])
  expect(Object.fromEntries(kinds)).toEqual(SCOPES_OF_KIND)
})

test('the scopes of each role, and whether it wants a second factor, are those of the text [HTTP-34, HTTP-35]', () => {
  const rows = readTable(CHAPTER, '10.5.1 Scopes of roles')
  expect(rows.map(({ role, scopes, 'second factor': factor }) => [role, wordsOf(scopes), factor])).toEqual(
    PERSON_ROLES.map((role) => [role, SCOPES_OF_ROLE[role], SECOND_FACTOR_ROLES.includes(role) ? 'yes' : 'no']),
  )
})

test('nothing but a tile may be kept by a cache [HTTP-6, HTTP-5]', async () => {
  const token = await tokenOf(world, 'tenant-client', world.parties.tenant)
  await world.sequenceLog()
  for (const path of ['/v1/directory', '/v1/log/checkpoint', '/v1/releases', '/v1/health', '/v1/deliveries', '/x']) {
    const { headers } = await world.request('GET', path, { token })
    expect(headers.get('cache-control'), path).toBe('no-store')
    expect(headers.get('api-version'), path).toBe('1.0.0')
  }
  const tile = await expectStatus(world.request('GET', '/v1/log/tile/0/000.p/1'), 200)
  expect(tile.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('who asks is settled before what is asked, in the order of the text [HTTP-11]', async () => {
  const token = await tokenOf(world, 'auditor-client', world.parties.auditor)
  const bad = { json: { unknown: 1 } }
  const post = (options: object) => problemOf(world.request('POST', '/v1/deliveries', { ...bad, ...options }))
  expect((await post({})).code).toBe('TOKEN_MISSING')
  expect((await post({ token: 'nonsense' })).code).toBe('TOKEN_INVALID')
  expect((await post({ token })).code).toBe('SCOPE_MISSING')
  const suspend = (status: 'active' | 'suspended') =>
    world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((each) => (each.kind === 'auditor' ? { ...each, status } : each)),
    }))
  await expectStatus(suspend('suspended'), 201)
  expect((await post({ token })).code).toBe('ORGANISATION_SUSPENDED')
  await expectStatus(suspend('active'), 201)
})

test('the limits of the text are those of the server [HTTP-19]', () => {
  const text = JSON.stringify(readTable(CHAPTER, '8. Limits'))
  const limits = [
    INTAKE.smallBodyBytesMax,
    INTAKE.chunkBodyBytesMax,
    INTAKE.partBytesMax,
    INTAKE.manifestBodyBytesMax,
    INTAKE.chunkNumberMax,
    RELEASE.smallBodyBytesMax,
    RELEASE.pageItemsMax,
    INTAKE.listedDeliveriesMax,
    ...Object.values(RATE_LIMIT).flatMap(({ burst, perSecond }) => [burst, perSecond]),
  ]
  for (const limit of limits) expect(text).toContain(limit.toLocaleString('en-US'))
  const bodies = OPERATIONS.flatMap(({ body }) => (body === undefined ? [] : [body.bytesMax]))
  expect(bodies.filter((bytes) => !text.includes(bytes.toLocaleString('en-US')))).toEqual([])
})
