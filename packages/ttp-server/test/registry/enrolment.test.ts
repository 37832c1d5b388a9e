import type { Enrolment, SignKeyPair } from '@sluis/ttp-core/enrol'
import { enrolmentDigest, generateSignKey, signEnrolment, signRollover, verifyEnrolment } from '@sluis/ttp-core/enrol'
import type { Directory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ENROLMENT, ENROLMENT_RATE } from '../../src/domains/registry/limits.ts'
import type { Gateway } from '../../src/http/gateway.ts'
import { expectStatus, problemOf, tokenOf } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
let key: SignKeyPair
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
})
afterAll(() => world.stop())
beforeEach(async () => {
  key = await generateSignKey()
  await world.owner.withConnection((sql) => sql.query('delete from registry.enrolment_request'))
  // So that the limits of the tests before are forgotten.
  world.clock.advance(600)
})

const PATH = '/v1/enrolment-requests'
const asked = (change: Partial<Enrolment> = {}): Enrolment => ({
  schema: 'sluis-enrolment/1',
  organisation: 'museum',
  clientId: 'museum-two',
  signKey: key.publicJwk,
  sealKeys: [],
  certificates: [],
  requestedAt: world.clock.now().toISOString(),
  replaces: '',
  ...change,
})
const request = (change?: Partial<Enrolment>): Promise<string> => signEnrolment(asked(change), key.privateJwk)
const rollover = async (from: SignKeyPair, change: Partial<Enrolment> = {}): Promise<string> =>
  signRollover(await request({ clientId: 'museum-client', replaces: from.publicJwk.kid, ...change }), from.privateJwk)
const send = (text: string, gateway?: Gateway): Promise<Response> =>
  world.request('POST', PATH, { json: { request: text }, ...(gateway === undefined ? {} : { gateway }) })
const waiting = async (): Promise<string[]> => {
  const answer = (await (await world.request('GET', PATH)).json()) as { requests: { request: string }[] }
  return answer.requests.map((each) => each.request)
}
const change =
  (organisation: string, to: (of: Directory['organisations'][number]) => Directory['organisations'][number]) =>
  (directory: Directory): Directory => ({
    ...directory,
    organisations: directory.organisations.map((each) => (each.id === organisation ? to(each) : each)),
  })

test('a request waits for the registrar as it was signed; again is no error [HTTP-58]', async () => {
  const text = await request()
  const answer = await expectStatus(send(text), 201)
  expect(await answer.json()).toEqual({
    digest: enrolmentDigest(text),
    registrarKey: world.parties.registrar.publicJwk,
  })
  await expectStatus(send(text), 200)
  expect(await waiting()).toEqual([text])
})

test('the answer does not tell whether the organisation or the client is known [HTTP-59]', async () => {
  for (const [organisation, clientId] of [
    ['museum', 'museum-client'],
    ['museum', 'new-client'],
    ['nobody', 'new-client-2'],
    ['stage', 'museum-client'],
  ]) {
    key = await generateSignKey()
    const answer = await expectStatus(send(await request({ organisation, clientId } as Partial<Enrolment>)), 201)
    expect(Object.keys((await answer.json()) as object)).toEqual(['digest', 'registrarKey'])
  }
})

describe('refused is', () => {
  const DAY = 86_400_000
  const at = (days: number): string => new Date(world.clock.now().getTime() + days * DAY).toISOString()
  test.each<[string, () => Promise<string>]>([
    ['nonsense', async () => 'nonsense'],
    ['a token of another kind', async () => tokenOf(world, 'museum-client', world.parties.museum)],
    ['a changed signature', async () => (await request()).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
    ['one from 15 days ago', () => request({ requestedAt: at(-15) })],
    ['one from the day after tomorrow', () => request({ requestedAt: at(2) })],
    [
      'one that follows a key, without that key’s word',
      () => request({ replaces: world.parties.museum.publicJwk.kid }),
    ],
    ['a rollover by a key of another client', () => rollover(world.parties.stage)],
    ['a rollover for another organisation', () => rollover(world.parties.museum, { organisation: 'stage' })],
    ['a rollover for another client', () => rollover(world.parties.museum, { clientId: 'stage-client' })],
    ['a rollover by a key that nobody knows', async () => rollover(await generateSignKey())],
  ])('%s [HTTP-58, DIRE-50, DIRE-51]', async (_what, make) => {
    expect((await problemOf(send(await make()))).code).toBe('ENROLMENT_INVALID')
    expect(await waiting()).toEqual([])
  })

  test('a rollover of a client that is suspended, expired or gone, or of a suspended organisation [DIRE-51]', async () => {
    const text = await rollover(world.parties.museum)
    const before = world.directory().organisations.find(({ id }) => id === 'museum')
    if (before === undefined) throw new Error('no museum')
    const clients = (to: object): Directory['organisations'][number] =>
      ({ ...before, clients: before.clients.map((client) => ({ ...client, ...to })) }) as typeof before
    for (const state of [
      clients({ status: 'suspended' }),
      clients({ validUntil: '2026-05-01' }),
      { ...before, clients: [] },
      { ...before, status: 'suspended' as const },
    ]) {
      await expectStatus(world.publish(change('museum', () => state)), 201)
      expect((await problemOf(send(text))).code).toBe('ENROLMENT_INVALID')
    }
    await expectStatus(world.publish(change('museum', () => before)), 201)
    await expectStatus(send(text), 201)
  })
})

test('a version that names the key answers the request: it is recorded and forgotten [HTTP-60, HTTP-58]', async () => {
  const [mine, other] = [await request(), await rollover(world.parties.museum)]
  const stranger = await generateSignKey()
  const third = await signEnrolment(asked({ signKey: stranger.publicJwk, clientId: 'museum-3' }), stranger.privateJwk)
  for (const text of [mine, other, third]) await expectStatus(send(text), 201)
  const count = async (): Promise<number> => {
    const { rows } = await world.owner.withConnection((sql) =>
      sql.query<{ n: string }>(`select count(*) n from audit.pending where body like '%"client.enrolled"%'`),
    )
    return Number(rows[0]?.n)
  }
  const before = await count()
  // The key of the first request stands under another client than it asked for: that answers the rollover alone.
  await expectStatus(
    world.publish(
      change('museum', (museum) => ({
        ...museum,
        clients: museum.clients.map((client) => ({ ...client, keys: [key.publicJwk, ...client.keys] })),
      })),
    ),
    201,
  )
  expect((await waiting()).sort()).toEqual([mine, third].sort())
  expect((await count()) - before).toBe(1)
})

test('a request that nobody confirms is forgotten after 14 days [HTTP-58]', async () => {
  const text = await request()
  await expectStatus(send(text), 201)
  world.clock.advance((ENROLMENT.daysMax - 1) * 86_400)
  expect(await waiting()).toEqual([text])
  world.clock.advance(86_401)
  expect(await waiting()).toEqual([])
})

describe('there is little room', () => {
  test('from one address, whatever it sends; a rollover has its own [HTTP-58]', async () => {
    const gateway = world.anotherGateway()
    for (let count = 0; count < ENROLMENT_RATE.burst; count += 1) await send('nonsense', gateway)
    const refusal = await problemOf(send(await request(), gateway))
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 10 })
    await expectStatus(send(await rollover(world.parties.museum), gateway), 201)
  })

  test('in the queue: the next is told to go by file, and those that wait stay [HTTP-58]', async () => {
    const text = await request()
    await expectStatus(send(text), 201)
    await world.owner.withConnection((sql) =>
      sql.query(
        `insert into registry.enrolment_request
         select sha256(n::text::bytea), 'x', 'museum', 'c' || n, 'k', false, $1 from generate_series(2, $2::int) n`,
        [world.clock.now(), ENROLMENT.waitingMax],
      ),
    )
    key = await generateSignKey()
    const next = await request()
    expect((await problemOf(send(next))).code).toBe('ENROLMENT_QUEUE_FULL')
    await expectStatus(send(text), 200)
    expect((await waiting()).includes(next)).toBe(false)
    await expectStatus(send(await rollover(world.parties.museum)), 201)
  })

  test('for rollovers of one client [HTTP-58]', async () => {
    for (let count = 0; count < ENROLMENT.rolloversMax; count += 1) {
      key = await generateSignKey()
      await expectStatus(send(await rollover(world.parties.museum)), 201)
    }
    key = await generateSignKey()
    expect((await problemOf(send(await rollover(world.parties.museum)))).code).toBe('ENROLMENT_QUEUE_FULL')
  })

  test('for a document: what could be kept is a request of the form, and no longer [HTTP-58]', async () => {
    const long = 'x'.repeat(ENROLMENT.charactersMax + 1)
    expect((await problemOf(send(long))).code).toBe('REQUEST_MALFORMED')
    expect((await problemOf(send('x'.repeat(ENROLMENT.bodyBytesMax)))).code).toBe('REQUEST_TOO_LARGE')
    expect((await verifyEnrolment(await request())).enrolment.organisation).toBe('museum')
  })
})
