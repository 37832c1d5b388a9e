import type { Directory, SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssertionOptions } from '../http/client.ts'
import { expectStatus, makeAssertion, problemOf, tokenForm, tokenOf } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
})
afterAll(() => world.stop())

const ask = (form: Record<string, string>): Promise<Response> => world.request('POST', '/v1/token', { form })
const asMuseum = async (options: AssertionOptions = {}, key: SignKeyPair = world.parties.museum): Promise<Response> =>
  ask(tokenForm(await makeAssertion(world, 'museum-client', key, options)))

async function rows(statement: string): Promise<readonly Record<string, unknown>[]> {
  return (await world.owner.withConnection((sql) => sql.query<Record<string, unknown>>(statement))).rows
}

test('an assertion opens one token, for ten minutes and all the scopes of the client, never to be stored [HTTP-6]', async () => {
  const response = await expectStatus(asMuseum(), 200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'delivery:write delivery:read log:read',
  })
})

test('a token can be asked for less than the client may, never for more [HTTP-10]', async () => {
  const assertion = await makeAssertion(world, 'museum-client', world.parties.museum)
  const less = (await (await expectStatus(ask(tokenForm(assertion, 'delivery:read')), 200)).json()) as object
  expect(less).toMatchObject({ scope: 'delivery:read' })
  const again = await makeAssertion(world, 'museum-client', world.parties.museum)
  expect(await problemOf(ask(tokenForm(again, 'delivery:read release:read')))).toMatchObject({
    code: 'SCOPE_MISSING',
    error: 'invalid_scope',
  })
})

describe('an assertion is refused', () => {
  test.each<[string, AssertionOptions]>([
    ['for another audience', { audience: 'https://other.example' }],
    ['for several audiences', { audience: ['https://ttp.example', 'https://other.example'] }],
    ['of an unknown client', { issuer: 'nobody', subject: 'nobody' }],
    ['by one client about another', { subject: 'stage-client' }],
    ['that expired longer ago than clocks differ', { expiresInSeconds: -31 }],
    ['that lives longer than five minutes', { expiresInSeconds: 331 }],
    ['that names a key that the client does not have', { kid: 'A'.repeat(43) }],
    ['whose identifier is no plain text', { tokenId: 'a b' }],
    ['whose identifier is too long', { tokenId: 'a'.repeat(129) }],
  ])('%s [HTTP-7]', async (_, options) => {
    expect(await problemOf(asMuseum(options))).toMatchObject({
      code: 'CLIENT_ASSERTION_INVALID',
      error: 'invalid_client',
    })
  })

  test('signed by another key, under the name of the right one [HTTP-7]', async () => {
    const stranger = await generateSignKey()
    const options = { kid: world.parties.museum.publicJwk.kid }
    expect((await problemOf(asMuseum(options, stranger))).code).toBe('CLIENT_ASSERTION_INVALID')
    expect((await problemOf(asMuseum(options, world.parties.stage))).code).toBe('CLIENT_ASSERTION_INVALID')
  })

  test('when the form names another client [HTTP-7]', async () => {
    const form = tokenForm(await makeAssertion(world, 'museum-client', world.parties.museum))
    expect((await problemOf(ask({ ...form, client_id: 'stage-client' }))).code).toBe('CLIENT_ASSERTION_INVALID')
    await expectStatus(ask({ ...form, client_id: 'museum-client' }), 200)
  })

  test.each(['', 'a', 'a.b.c', `${Buffer.from('{}').toString('base64url')}.e30.`])(
    'that is none: %j',
    async (assertion) => {
      expect(['REQUEST_MALFORMED', 'CLIENT_ASSERTION_INVALID']).toContain(
        (await problemOf(ask(tokenForm(assertion)))).code,
      )
    },
  )

  test('when it is used twice, on whichever gateway and however close together [HTTP-8]', async () => {
    const form = tokenForm(await makeAssertion(world, 'museum-client', world.parties.museum))
    const other = world.anotherGateway()
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        world.request('POST', '/v1/token', { form, gateway: number % 2 === 0 ? world.gateway : other }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
    expect((await problemOf(ask(form))).code).toBe('CLIENT_ASSERTION_REPLAYED')
  })
})

test('clocks may differ by half a minute, both ways [HTTP-7]', async () => {
  await expectStatus(asMuseum({ expiresInSeconds: -29 }), 200)
  await expectStatus(asMuseum({ expiresInSeconds: 329 }), 200)
})

test.each(['JWT', 'client-authentication+jwt'])('an assertion may say that it is one: %s [HTTP-7]', async (type) => {
  await expectStatus(asMuseum({ type }), 200)
})

test.each(['at+jwt', 'sluis-manifest', 'sluis-enrolment', 'dpop+jwt', 'JWE', ''])(
  'what says that it is something else is none, although the right key signed it: %j [HTTP-7]',
  async (type) => {
    expect((await problemOf(asMuseum({ type }))).code).toBe('CLIENT_ASSERTION_INVALID')
  },
)

test('an assertion from the future is none [HTTP-7]', async () => {
  await expectStatus(asMuseum({ issuedInSeconds: 29, expiresInSeconds: 60 }), 200)
  const early = { issuedInSeconds: 32, expiresInSeconds: 60 }
  expect((await problemOf(asMuseum(early))).code).toBe('CLIENT_ASSERTION_INVALID')
})

test('the same identifier by two clients is no replay [HTTP-8]', async () => {
  await expectStatus(asMuseum({ tokenId: 'same' }), 200)
  const stage = tokenForm(await makeAssertion(world, 'stage-client', world.parties.stage, { tokenId: 'same' }))
  await expectStatus(ask(stage), 200)
})

test('used assertions are forgotten when their age alone refuses them, and not before [HTTP-8]', async () => {
  const form = tokenForm(
    await makeAssertion(world, 'museum-client', world.parties.museum, { tokenId: 'late', expiresInSeconds: 300 }),
  )
  await expectStatus(ask(form), 200)
  await expectStatus(asMuseum({ tokenId: 'brief', expiresInSeconds: 60 }), 200)
  const workers = world.gateway.startWorkers()
  const isRemembered = async (tokenId = 'late'): Promise<boolean> =>
    (await rows(`select 1 from registry.assertion where token_id = '${tokenId}'`)).length > 0
  world.clock.advance(325)
  // What is forgotten at this time is forgotten now.
  await expect.poll(() => isRemembered('brief')).toBe(false)
  // Old by now, and within what clocks may differ: only the memory refuses it.
  expect((await problemOf(ask(form))).code).toBe('CLIENT_ASSERTION_REPLAYED')
  world.clock.advance(100)
  await expect.poll(() => isRemembered()).toBe(false)
  await workers.stop()
  expect((await problemOf(ask(form))).code).toBe('CLIENT_ASSERTION_INVALID')
})

test('a suspended organisation gets no token', async () => {
  const suspend = (status: 'active' | 'suspended') =>
    world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((each) => (each.id === 'stage' ? { ...each, status } : each)),
    }))
  await expectStatus(suspend('suspended'), 201)
  const form = async () => tokenForm(await makeAssertion(world, 'stage-client', world.parties.stage))
  expect((await problemOf(ask(await form()))).code).toBe('ORGANISATION_SUSPENDED')
  await expectStatus(suspend('active'), 201)
  await expectStatus(ask(await form()), 200)
})

test('a suspended client, or one past its last day, gets no token, and one on its last day does [DIRE-34]', async () => {
  const change = (rest: Partial<Directory['organisations'][number]['clients'][number]>): Promise<Response> =>
    expectStatus(
      world.publish((directory) => ({
        ...directory,
        organisations: directory.organisations.map((each) =>
          each.id === 'museum' ? { ...each, clients: each.clients.map((client) => ({ ...client, ...rest })) } : each,
        ),
      })),
      201,
    )
  const today = world.clock.now().toISOString().slice(0, 10)
  const original = world.directory().organisations
  await change({ status: 'suspended' })
  expect((await problemOf(asMuseum())).code).toBe('CLIENT_SUSPENDED')
  await change({ status: 'active', validUntil: '2026-05-31' })
  expect((await problemOf(asMuseum())).code).toBe('CLIENT_SUSPENDED')
  await change({ validUntil: today })
  await expectStatus(asMuseum(), 200)
  await expectStatus(
    world.publish((directory) => ({ ...directory, organisations: original })),
    201,
  )
})

test('a key that the directory adds signs at once, one that it takes signs no more, and its tokens end [HTTP-7, HTTP-12]', async () => {
  const fresh = await generateSignKey()
  const withKeys = (keys: readonly SignKeyPair[]) =>
    world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((each) =>
        each.id !== 'stage'
          ? each
          : { ...each, clients: each.clients.map((client) => ({ ...client, keys: keys.map((key) => key.publicJwk) })) },
      ),
    }))
  const askBy = async (key: SignKeyPair) => ask(tokenForm(await makeAssertion(world, 'stage-client', key)))
  await expectStatus(withKeys([fresh, world.parties.stage]), 201)
  await expectStatus(askBy(fresh), 200)
  await expectStatus(askBy(world.parties.stage), 200)
  const [lost, kept] = await Promise.all([
    tokenOf(world, 'stage-client', world.parties.stage),
    tokenOf(world, 'stage-client', fresh),
  ])
  const list = (token: string) => world.request('GET', '/v1/deliveries', { token })
  await expectStatus(list(lost), 200)
  await expectStatus(withKeys([fresh]), 201)
  expect((await problemOf(list(lost))).code).toBe('TOKEN_INVALID')
  await expectStatus(list(kept), 200)
  expect((await problemOf(askBy(world.parties.stage))).code).toBe('CLIENT_ASSERTION_INVALID')
})

test('every token that was given is in the audit log, and no token that was refused [AUDI-13]', async () => {
  const count = async (): Promise<number> =>
    Number((await rows(`select count(*) as count from audit.pending where body like '%token.issued%'`))[0]?.count)
  const before = await count()
  await expectStatus(asMuseum(), 200)
  await problemOf(asMuseum({ audience: 'https://other.example' }))
  expect(await count()).toBe(before + 1)
})
