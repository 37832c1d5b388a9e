import type { SigningKey } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Gateway } from '../../src/http/gateway.ts'
import { expectStatus } from '../http/client.ts'
import { OPERATIONS, pathOf } from '../http/operations.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'
import { type Actor, makeActors, withActors } from './actors.ts'
import { type AccessRow, type Ask, type Outcome, ROWS } from './rows.ts'
import { makeThings, type Things } from './things.ts'

/** An operation, as the OpenAPI document has it. */
interface Described {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly scope: string
}

const CLIENT_KEYS = 40
/** What access alone answers: nobody who may ask gets one of these. */
const REFUSALS = [
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'SCOPE_MISSING',
  'ORGANISATION_SUSPENDED',
  'CLIENT_SUSPENDED',
  'PERSON_SUSPENDED',
  'SECOND_FACTOR_MISSING',
]

let world: World
let tokenKey: SigningKey
let things: Things
let actors: readonly Actor[]
let described: readonly Described[]
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  things = await makeThings(world)
  const keys = await Promise.all(Array.from({ length: CLIENT_KEYS }, async () => (await generateSignKey()).publicJwk))
  await expectStatus(
    world.publish((directory) => withActors(directory, keys)),
    201,
  )
  tokenKey = (await generateSignKey()).privateJwk
  actors = await makeActors(world, tokenKey)
  const document = (await (await world.request('GET', '/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { operationId: string; 'x-scope': string }>>
  }
  described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-scope': scope }]) => ({
      operationId,
      method,
      path,
      scope,
    })),
  )
})
afterAll(() => world.stop())

/** Status where the answer is none of the problems, else the code; and the body. */
async function ask(
  gateway: Gateway,
  { method, path }: Pick<Described, 'method' | 'path'>,
  token: string | undefined,
  asked: Ask,
): Promise<{ readonly outcome: Outcome; readonly body: unknown }> {
  const url = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => asked.path?.[name] ?? '') + (asked.query ?? '')
  const answer = await world.request(method.toUpperCase(), url, {
    gateway,
    ...(token === undefined ? {} : { token }),
    ...(asked.json === undefined ? {} : { json: asked.json }),
  })
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  const body: unknown = isJson ? await answer.json() : await answer.text()
  const { code } = body as { code?: string }
  return { outcome: answer.status >= 400 && code !== undefined ? code : answer.status, body }
}

/** What the actor must be answered, and as whose the answer counts: '' is everybody's. */
function expected(row: AccessRow, scope: string, actor: Actor, house: string): [readonly Outcome[], string] {
  if (actor.refused !== undefined) return [[actor.refused], actor.house]
  if (!actor.scopes.includes(scope)) return [['SCOPE_MISSING'], actor.house]
  const { forAll } = row
  const all = forAll !== undefined && (actor.scopes.includes(forAll.scope) || (forAll.ttp && actor.house === 'ttp'))
  if (all) return [row.own, '']
  return [actor.house === house ? row.own : row.foreign, actor.house]
}

test('every operation that needs a scope has a row, and every row an operation [HTTP-36]', () => {
  const closed = described.filter(({ scope }) => scope !== 'public').map(({ operationId }) => operationId)
  expect(closed.sort()).toEqual(Object.keys(ROWS).sort())
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(
    [...OPERATIONS.map(({ operationId }) => operationId), 'readHealth', 'readReadiness'].sort(),
  )
})

test('no row takes a refusal for an answer to whoever may ask', () => {
  for (const [name, { own, foreign }] of Object.entries(ROWS)) {
    expect(own.length, name).toBeGreaterThan(0)
    for (const outcome of [...own, ...foreign]) expect(REFUSALS, name).not.toContain(outcome)
  }
})

test('every kind of actor is there: each role, own and another’s house, suspended, expired, forged', () => {
  expect(actors.length).toBeGreaterThan(50)
  for (const code of REFUSALS.filter((code) => code !== 'SCOPE_MISSING'))
    expect(actors.filter(({ refused }) => refused === code).length, code).toBeGreaterThan(0)
})

describe.each(Object.entries(ROWS))('%s', (name, row) => {
  test('answers everybody as the table says: own, another’s, suspended, expired [HTTP-11, HTTP-12, HTTP-13, HTTP-15, HTTP-36, DIRE-34]', async () => {
    const operation = described.find(({ operationId }) => operationId === name)
    if (operation === undefined) throw new Error('the OpenAPI document does not name it')
    // Its own, so that nobody's requests are too many.
    const gateway = world.anotherGateway({ tokenKey })
    const wrong: string[] = []
    let passed = 0
    for (const actor of actors) {
      for (const house of row.houses) {
        const { outcome, body } = await ask(gateway, operation, actor.token, row.ask(things, house))
        const [outcomes, seenAs] = expected(row, operation.scope, actor, house)
        if (!outcomes.includes(outcome)) wrong.push(`${actor.name} for ${house}: ${outcome}, not ${outcomes}`)
        if (REFUSALS.includes(String(outcome))) continue
        passed += 1
        if (outcome === 200 && row.holds?.(body as never, things, seenAs) === false)
          wrong.push(`${actor.name}: a list that is not theirs`)
      }
    }
    expect(wrong).toEqual([])
    // Somebody got in: a gateway that refuses all would pass otherwise.
    expect(passed).toBeGreaterThan(0)
  })
})

describe.each(OPERATIONS.filter(({ scope }) => scope === 'public'))('$operationId, which is public', (operation) => {
  test('answers everybody the same, whatever token they show [HTTP-36]', async () => {
    const gateway = world.anotherGateway({ tokenKey })
    const asked = operation.body === undefined ? {} : { json: {} }
    const at = { method: operation.method, path: pathOf(operation) }
    const { outcome } = await ask(gateway, at, undefined, asked)
    for (const { name, token } of actors) expect((await ask(gateway, at, token, asked)).outcome, name).toBe(outcome)
    expect(REFUSALS).not.toContain(outcome)
  })
})
