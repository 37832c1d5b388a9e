import { createPrivateKey, sign } from 'node:crypto'
import { canonicalJson } from '@sluis/ttp-core/common'
import { makeVerifierKey } from '@sluis/ttp-core/pseudonymise'
import type { Directory, SigningKey } from '@sluis/ttp-core/registrar'
import { directoryDigest, verifyDirectory, verifyEvidence } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectStatus, problemOf, tokenOf } from '../http/client.ts'
import { firstDirectory, LOG_ORIGIN, makeParties, signed } from '../http/parties.ts'
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

test.each<[string, (log: Directory['log'], next: string) => Directory['log']]>([
  ['another key without a word for it', (log, next) => ({ ...log, verifierKey: next })],
  ['another key, and an empty list of those before', (log, next) => ({ ...log, verifierKey: next, earlier: [] })],
  [
    'another key, under a word that is no evidence',
    (log, next) => ({ ...log, verifierKey: next, earlier: [wordOf(log)] }),
  ],
  ['its own key as the one before', (log) => ({ ...log, earlier: [wordOf(log)] })],
  [
    'ten thousand keys before it',
    (log, next) => ({ ...log, verifierKey: next, earlier: Array.from({ length: 10_000 }, () => wordOf(log)) }),
  ],
  [
    'a word of half a megabyte',
    (log, next) => {
      const { verifierKey, endorsement } = wordOf(log)
      return {
        ...log,
        verifierKey: next,
        earlier: [{ verifierKey, endorsement: { ...endorsement, proof: 'x'.repeat(500_000) } }],
      }
    },
  ],
])('a version that gives the log %s is refused, whoever signed it [DIRE-14, DIRE-24, AUDI-36]', async (_, change) => {
  const one = await signed(world.parties, first())
  await expectStatus(send(one), 201)
  const next = makeVerifierKey({ name: LOG_ORIGIN, privateKey: new Uint8Array(32).fill(7) })
  // By the core itself, which refuses to sign it: as somebody writes it who has the registrar's key, and as somebody who has not.
  const document = { ...following(one), log: change(first().log, next) }
  for (const { registrar } of [world.parties, await makeParties()]) {
    const answer = await send(await bare(document, registrar.privateJwk))
    expect(['DIRECTORY_INVALID', 'REQUEST_TOO_LARGE']).toContain((await problemOf(answer)).code)
  }
  const newest = await (await expectStatus(world.request('GET', '/v1/directory'), 200)).json()
  expect(newest).toEqual({ version: 1, document: one })
})

/** A version as anybody writes it: what the core would not sign. */
async function bare(document: object, key: SigningKey): Promise<string> {
  const encoded = (text: string): string => Buffer.from(text).toString('base64url')
  const header = JSON.stringify({ alg: 'EdDSA', kid: key.kid, typ: 'sluis-directory' })
  const text = `${encoded(header)}.${encoded(canonicalJson(document))}`
  const signature = sign(null, Buffer.from(text), createPrivateKey({ key: { ...key }, format: 'jwk' }))
  return `${text}.${signature.toString('base64url')}`
}

test('what anybody writes who has the key of the registrar is taken when it is in order: the versions above fail by what they say', async () => {
  await expectStatus(send(await bare(first(), world.parties.registrar.privateJwk)), 201)
})

const wordOf = ({ verifierKey }: Directory['log']): NonNullable<Directory['log']['earlier']>[number] => ({
  verifierKey,
  endorsement: { details: { previous: verifierKey, next: verifierKey }, salt: 'A'.repeat(43), entry: '{}', proof: 'x' },
})
