import type { Directory } from '@sluis/ttp-core/registrar'
import { directoryDigest, verifyDirectory, verifyEvidence } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectStatus, problemOf, tokenOf } from '../http/client.ts'
import { firstDirectory, makeParties, signed } from '../http/parties.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.owner.withConnection((sql) => sql.query('delete from registry.directory_version'))
})

const send = (document: string): Promise<Response> =>
  world.request('POST', '/v1/directory-versions', { json: { document } })
const first = (): Directory => firstDirectory(world.parties, world.verifierKey)
const following = (document: string): Directory => ({
  ...first(),
  version: 2,
  previousDigest: directoryDigest(document),
})

test('before there is a directory nothing can be asked for, and what is public says so', async () => {
  const empty = await startWorld()
  expect((await problemOf(empty.request('GET', '/v1/directory'))).code).toBe('NOT_FOUND')
  const answer = await empty.request('POST', '/v1/token', {
    form: {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'a.b.c',
    },
  })
  expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
  await empty.stop()
})

test('versions follow each other, each handed out as it was signed, with evidence once the log covers it [HTTP-21, DIRE-15]', async () => {
  const one = await signed(world.parties, first())
  await expectStatus(send(one), 201)
  await expectStatus(send(one), 200)
  const two = await signed(world.parties, following(one))
  await expectStatus(send(two), 201)

  const newest = (await (await expectStatus(world.request('GET', '/v1/directory'), 200)).json()) as Record<
    string,
    unknown
  >
  expect(newest).toEqual({ version: 2, document: two })
  expect((await verifyDirectory(two, world.parties.registrar.publicJwk)).version).toBe(2)

  await world.sequenceLog()
  const old = (await (await expectStatus(world.request('GET', '/v1/directory/1'), 200)).json()) as Record<
    string,
    unknown
  >
  expect(old).toMatchObject({ version: 1, document: one })
  const verified = verifyEvidence(
    old.evidence,
    first().log,
    'directory.published',
    (details) => details as Record<string, unknown>,
  )
  expect(verified.details).toEqual({ version: 1, digest: directoryDigest(one) })
  expect((await problemOf(world.request('GET', '/v1/directory/3'))).code).toBe('NOT_FOUND')
})

test('a version is refused that the pinned registrar did not sign [DIRE-14]', async () => {
  const impostor = { ...world.parties, registrar: (await makeParties()).registrar }
  expect((await problemOf(send(await signed(impostor, first())))).code).toBe('DIRECTORY_INVALID')
  const one = await signed(world.parties, first())
  const [header, payload, signature] = one.split('.')
  const bent = Buffer.from(JSON.stringify({ ...first(), issuer: 'https://evil.example' })).toString('base64url')
  expect((await problemOf(send(`${header}.${bent}.${signature}`))).code).toBe('DIRECTORY_INVALID')
  expect((await problemOf(send(`${header}.${payload}.`))).code).toBe('DIRECTORY_INVALID')
  expect((await problemOf(send('no document'))).code).toBe('DIRECTORY_INVALID')
})

test('a version is refused that does not follow the one before it [DIRE-14]', async () => {
  const one = await signed(world.parties, first())
  const orphan = await signed(world.parties, following(one))
  expect((await problemOf(send(orphan))).code).toBe('DIRECTORY_INVALID')
  await expectStatus(send(one), 201)
  const otherOne = await signed(world.parties, { ...first(), issuedAt: '2026-02-02T00:00:00.000Z' })
  expect((await problemOf(send(otherOne))).code).toBe('DIRECTORY_INVALID')
  const fork = await signed(world.parties, following(otherOne))
  expect((await problemOf(send(fork))).code).toBe('DIRECTORY_INVALID')
  const gap = await signed(world.parties, { ...following(one), version: 3 })
  expect((await problemOf(send(gap))).code).toBe('DIRECTORY_INVALID')
})

test('a version is refused that changes what the pseudonyms of a domain mean [DIRE-14, DIRE-21]', async () => {
  const one = await signed(world.parties, first())
  await expectStatus(send(one), 201)
  const after = (change: Partial<Directory['domains'][number]>): Promise<string> => {
    const next = following(one)
    return signed(world.parties, {
      ...next,
      domains: next.domains.map((domain, place) => (place === 0 ? { ...domain, ...change } : domain)),
    })
  }
  expect((await problemOf(send(await after({ mode: 'reversible' })))).code).toBe('DIRECTORY_INVALID')
  expect((await problemOf(send(await after({ prefix: 'other' })))).code).toBe('DIRECTORY_INVALID')
  await expectStatus(send(await after({ epoch: 2 })), 201)
})

// In turns: of two that meet in the database, which waits for which is chance.
test.each([1, 2, 3, 4, 5, 6, 7, 8])('of several next versions at once, one wins [DIRE-14] (%d)', async () => {
  const one = await signed(world.parties, first())
  await expectStatus(send(one), 201)
  const rivals = await Promise.all(
    ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) =>
      signed(world.parties, { ...following(one), issuedAt: `${day}T00:00:00.000Z` }),
    ),
  )
  const answers = await Promise.all(rivals.map(send))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422])
})

test('the engines’ keys are listed as they announced them', async () => {
  const key = { ...world.parties.identitySeal.publicJwk }
  await world.owner.withConnection((sql) =>
    sql.query('insert into registry.engine_key (engine, purpose, key_id, public_key) values ($1, $2, $3, $4)', [
      'identity',
      'seal',
      key.kid,
      JSON.stringify(key),
    ]),
  )
  const { keys } = (await (await expectStatus(world.request('GET', '/v1/engine-keys'), 200)).json()) as {
    keys: unknown[]
  }
  expect(keys).toEqual([
    { engine: 'identity', purpose: 'seal', keyId: key.kid, publicKey: key, announcedAt: expect.stringMatching(/Z$/) },
  ])
})

test('a directory that the database forged stops the gateway instead of being used [DIRE-9, DIRE-13]', async () => {
  const one = await signed(world.parties, first())
  await expectStatus(send(one), 201)
  world.clock.advance(2)
  const token = await tokenOf(world, 'museum-client', world.parties.museum)
  const forged = await signed({ ...world.parties, registrar: (await makeParties()).registrar }, following(one))
  await world.owner.withConnection((sql) =>
    sql.query(
      `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
       select 2, $1, digest, gen_random_uuid(), details, salt, now() from registry.directory_version where version = 1`,
      [forged],
    ),
  )
  world.clock.advance(2)
  expect((await problemOf(world.request('GET', '/v1/deliveries', { token }))).code).toBe('UNAVAILABLE')
  const message = 'the directory in the database is in doubt'
  expect(world.logged.filter((line) => line.message === message)).toMatchObject([
    { fields: { code: 'DIRECTORY_INVALID' } },
  ])
})
