import type { Directory, Person } from '@sluis/ttp-core/registrar'
import { accountDigest } from '@sluis/ttp-core/registrar'
import { decodeJwt, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServerError } from '../../src/kernel/errors.ts'
import { expectStatus, problemOf } from '../http/client.ts'
import { SIGN_IN } from '../http/parties.ts'
import { type Claims, exchangeForm, makeSignIns, tokenOfRole } from '../http/sign-ins.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

const ADMINISTRATOR = 'institution-administrator'
const OPERATOR = 'operator'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
})
afterAll(() => world.stop())

const exchange = (idToken: string, rest: Record<string, string> = {}): Promise<Response> =>
  world.request('POST', '/v1/token', { form: exchangeForm(idToken, rest) })
const codeOf = async (idToken: string, rest: Record<string, string> = {}): Promise<string> =>
  (await problemOf(exchange(idToken, rest))).code
const changePerson = (role: string, change: Partial<Person>): Promise<Response> =>
  expectStatus(
    world.publish((directory) => ({
      ...directory,
      people: directory.people.map((person) => (person.id === `p-${role}` ? { ...person, ...change } : person)),
    })),
    201,
  )
const listAs = (token: string): Promise<Response> => world.request('GET', '/v1/deliveries', { token })
const now = (): number => Math.floor(world.clock.now().getTime() / 1000)

describe('a sign-in', () => {
  test('is exchanged for a token with the scopes of the roles [HTTP-33, HTTP-34]', async () => {
    const answer = await expectStatus(exchange(await world.idToken(ADMINISTRATOR)), 200)
    expect(await answer.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'delivery:read log:read',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    })
    const narrow = await expectStatus(exchange(await world.idToken(ADMINISTRATOR), { scope: 'log:read' }), 200)
    expect(await narrow.json()).toMatchObject({ scope: 'log:read' })
    expect(await codeOf(await world.idToken(ADMINISTRATOR), { scope: 'delivery:write' })).toBe('SCOPE_MISSING')
    expect(await codeOf(await world.idToken(ADMINISTRATOR), { scope: 'release:read' })).toBe('SCOPE_MISSING')
  })

  test('puts the person into the log of requests by identifier alone', async () => {
    const token = await tokenOfRole(world, ADMINISTRATOR)
    await expectStatus(listAs(token), 200)
    const line = world.logged.filter(({ fields }) => fields.operation === 'listDeliveries').at(-1)
    expect(line?.fields).toMatchObject({ person: `p-${ADMINISTRATOR}`, organisation: 'museum' })
    expect(JSON.stringify(world.logged)).not.toContain(accountDigest(SIGN_IN.issuer, ADMINISTRATOR))
  })

  test('counts once, at whatever gateway, in whatever writing of its signature [HTTP-32]', async () => {
    const idToken = await world.idToken(ADMINISTRATOR)
    await expectStatus(exchange(idToken), 200)
    expect(await codeOf(idToken)).toBe('SIGN_IN_REPLAYED')
    const other = world.anotherGateway()
    const again = world.request('POST', '/v1/token', { form: exchangeForm(idToken), gateway: other })
    expect((await problemOf(again)).code).toBe('SIGN_IN_REPLAYED')
    expect(await codeOf(otherSignature(idToken))).toBe('SIGN_IN_REPLAYED')
  })

  test('at the same moment counts once [HTTP-32]', async () => {
    const idToken = await world.idToken(ADMINISTRATOR)
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(idToken)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401])
  })

  test.each<[string, () => Claims]>([
    ['another issuer', () => ({ iss: 'https://other.example' })],
    ['another audience', () => ({ aud: 'another-client' })],
    ['several audiences', () => ({ aud: [SIGN_IN.clientId, 'another-client'] })],
    ['another authorised party', () => ({ azp: 'another-client' })],
    ['no subject', () => ({ sub: undefined })],
    ['an empty subject', () => ({ sub: '' })],
    ['no end', () => ({ exp: undefined })],
    ['no beginning', () => ({ iat: undefined })],
    ['an end that is past', () => ({ exp: now() - 31 })],
    ['a beginning long ago', () => ({ iat: now() - 331 })],
    ['a beginning to come', () => ({ iat: now() + 31 })],
    ['the events of a logout', () => ({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })],
  ])('with %s is refused [HTTP-30]', async (_what, claims) => {
    expect(await codeOf(await world.idToken(ADMINISTRATOR, claims()))).toBe('SIGN_IN_INVALID')
  })

  test.each(['at+jwt', 'logout+jwt', 'dpop+jwt'])('that is a token of type %s is refused [HTTP-30]', async (typ) => {
    expect(await codeOf(await world.idToken(ADMINISTRATOR, {}, { typ }))).toBe('SIGN_IN_INVALID')
  })

  test('by another key, by a shared secret, unsigned or changed is refused [HTTP-30]', async () => {
    const stranger = await makeSignIns(world.clock.now)
    expect(await codeOf(await stranger.idToken(ADMINISTRATOR))).toBe('SIGN_IN_INVALID')
    const idToken = await world.idToken(ADMINISTRATOR)
    const payload = decodeJwt(idToken)
    const secret = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32).fill(1))
    expect(await codeOf(secret)).toBe('SIGN_IN_INVALID')
    const [header = '', body = '', signature = ''] = idToken.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    expect(await codeOf(`${none}.${body}.`)).toBe('SIGN_IN_INVALID')
    const changed = Buffer.from(JSON.stringify({ ...payload, sub: OPERATOR })).toString('base64url')
    expect(await codeOf(`${header}.${changed}.${signature}`)).toBe('SIGN_IN_INVALID')
    for (const text of ['x', 'a.b.c', `${header}.${body}`]) expect(await codeOf(text)).toBe('SIGN_IN_INVALID')
  })

  test('just within its times is taken [HTTP-30]', async () => {
    for (const claims of [{ iat: now() - 329 }, { iat: now() + 29 }, { exp: now() - 28 }, { azp: SIGN_IN.clientId }])
      await expectStatus(exchange(await world.idToken(ADMINISTRATOR, claims)), 200)
  })

  test('names somebody by issuer and subject alone [HTTP-33, DIRE-30]', async () => {
    expect(
      await codeOf(await world.idToken('nobody', { email: 'a@example.nl', preferred_username: ADMINISTRATOR })),
    ).toBe('PERSON_UNKNOWN')
    expect(await codeOf(await world.idToken(`${ADMINISTRATOR} `))).toBe('PERSON_UNKNOWN')
    expect(await codeOf(await world.idToken(ADMINISTRATOR), { person: `p-${OPERATOR}` })).toBe('PERSON_UNKNOWN')
  })

  test('of an account with several people names one of them [HTTP-33]', async () => {
    const account = accountDigest(SIGN_IN.issuer, ADMINISTRATOR)
    const second: Person = {
      id: 'p-second',
      organisation: 'stage',
      account,
      roles: [ADMINISTRATOR],
      keys: [],
      status: 'active',
    }
    const original = world.directory().people
    await expectStatus(
      world.publish((directory) => ({ ...directory, people: [...directory.people, second] })),
      201,
    )
    expect(await codeOf(await world.idToken(ADMINISTRATOR))).toBe('PERSON_AMBIGUOUS')
    await expectStatus(exchange(await world.idToken(ADMINISTRATOR), { person: 'p-second' }), 200)
    await expectStatus(
      world.publish((directory) => ({ ...directory, people: original })),
      201,
    )
  })

  test('is not taken where no provider is named', async () => {
    const gateway = world.anotherGateway({ openId: undefined } as object)
    const form = exchangeForm(await world.idToken(ADMINISTRATOR))
    expect(await problemOf(world.request('POST', '/v1/token', { form, gateway }))).toMatchObject({
      code: 'GRANT_UNSUPPORTED',
      error: 'unsupported_grant_type',
    })
  })

  test('waits while the keys of the provider cannot be had [HTTP-31]', async () => {
    const keys = async (): Promise<never> => {
      throw new ServerError('UNAVAILABLE')
    }
    const secondFactor = { acrValues: [], amrValues: ['mfa'] }
    const gateway = world.anotherGateway({ openId: { ...SIGN_IN, secondFactor, keys, endpoints: keys } })
    const form = exchangeForm(await world.idToken(ADMINISTRATOR))
    expect((await problemOf(world.request('POST', '/v1/token', { form, gateway }))).code).toBe('UNAVAILABLE')
  })

  test('is closed: fields of the other grant are refused [HTTP-2]', async () => {
    const rest = { client_assertion: 'x' }
    expect(await codeOf(await world.idToken(ADMINISTRATOR), rest)).toBe('REQUEST_MALFORMED')
    expect(await codeOf(await world.idToken(ADMINISTRATOR), { requested_token_type: 'x' })).toBe('REQUEST_MALFORMED')
  })
})

describe('a second factor', () => {
  test('is asked of powerful roles, by acr or amr as the installation names them [HTTP-35]', async () => {
    for (const claims of [{ amr: ['pwd'] }, { amr: undefined }, { amr: [], acr: 'urn:example:one' }])
      expect(await codeOf(await world.idToken(OPERATOR, claims)), JSON.stringify(claims)).toBe('SECOND_FACTOR_MISSING')
    for (const claims of [{ amr: ['pwd', 'mfa'] }, { amr: undefined, acr: 'urn:example:two' }])
      await expectStatus(exchange(await world.idToken(OPERATOR, claims)), 200)
    await expectStatus(exchange(await world.idToken(ADMINISTRATOR, { amr: ['pwd'] })), 200)
  })

  test('is asked again of a token from before the role was granted [HTTP-35]', async () => {
    const token = await tokenOfRole(world, ADMINISTRATOR, { amr: ['pwd'] })
    await expectStatus(listAs(token), 200)
    await changePerson(ADMINISTRATOR, { roles: [ADMINISTRATOR, 'reveal-requester'] })
    expect((await problemOf(listAs(token))).code).toBe('SECOND_FACTOR_MISSING')
    await changePerson(ADMINISTRATOR, { roles: [ADMINISTRATOR] })
  })
})

describe('a person with a token', () => {
  test.each<[string, (directory: Directory) => Directory, string]>([
    ['is suspended', onAdministrator({ status: 'suspended' }), 'PERSON_SUSPENDED'],
    ['is past the last day', onAdministrator({ validUntil: '2026-05-31' }), 'PERSON_SUSPENDED'],
    [
      'is taken out',
      (d) => ({ ...d, people: d.people.filter(({ id }) => id !== `p-${ADMINISTRATOR}`) }),
      'TOKEN_INVALID',
    ],
    ['has another account', onAdministrator({ account: 'a'.repeat(64) }), 'TOKEN_INVALID'],
    ['works elsewhere', onAdministrator({ organisation: 'stage' }), 'TOKEN_INVALID'],
    ['has another role', onAdministrator({ roles: ['data-protection-officer'] }), 'SCOPE_MISSING'],
    [
      'works for a suspended organisation',
      (d) => ({
        ...d,
        organisations: d.organisations.map((each) => (each.id === 'museum' ? { ...each, status: 'suspended' } : each)),
      }),
      'ORGANISATION_SUSPENDED',
    ],
  ])(
    'who %s has no more access, and signs in no more, from that version on [DIRE-34, HTTP-12]',
    async (what, change, code) => {
      const before = world.directory()
      const token = await tokenOfRole(world, ADMINISTRATOR)
      await expectStatus(listAs(token), 200)
      await expectStatus(
        world.publish((directory) => ({ ...directory, ...pick(change(directory)) })),
        201,
      )
      expect((await problemOf(listAs(token))).code, what).toBe(code)
      if (code !== 'TOKEN_INVALID' && code !== 'SCOPE_MISSING')
        expect(await codeOf(await world.idToken(ADMINISTRATOR))).toBe(code)
      await expectStatus(
        world.publish((directory) => ({ ...directory, ...pick(before) })),
        201,
      )
      await expectStatus(listAs(token), 200)
    },
  )

  test('may act on the last day [DIRE-34]', async () => {
    await changePerson(ADMINISTRATOR, { validUntil: '2026-06-01' })
    await expectStatus(listAs(await tokenOfRole(world, ADMINISTRATOR)), 200)
  })
})

function onAdministrator(change: Partial<Person>): (directory: Directory) => Directory {
  return (directory) => ({
    ...directory,
    people: directory.people.map((person) => (person.id === `p-${ADMINISTRATOR}` ? { ...person, ...change } : person)),
  })
}
const pick = ({ people, organisations }: Directory): Partial<Directory> => ({ people, organisations })

/** The same token with the other signature that holds: of r and s in ES256, n − s is as good as s. */
function otherSignature(token: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const [header, payload, signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const other = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
  return `${header}.${payload}.${other.toString('base64url')}`
}
