import { accountDigest } from '@sluis/ttp-core/registrar'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Gateway } from '../../../ttp-server/src/http/gateway.ts'
import { followOpenIdProvider } from '../../../ttp-server/src/kernel/openid-provider.ts'
import { expectStatus } from '../../../ttp-server/test/http/client.ts'
import { startWorld, type World } from '../../../ttp-server/test/http/world.ts'
import {
  type LiveProvider,
  PROVIDER_CLIENT,
  startLiveProvider,
} from '../../../ttp-server/test/support/live-provider.ts'
import type { Fetch } from '../../src/http/index.ts'
import { type LogInOptions, logIn } from '../../src/login/index.ts'

const SERVICE = 'https://ttp.example'

let world: World
let live: LiveProvider
let gateway: Gateway
beforeAll(async () => {
  live = await startLiveProvider()
  world = await startWorld()
  // The provider's tokens are of the time of the machine.
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000)
  const secondFactor = { acrValues: [], amrValues: ['mfa'] }
  const openId = followOpenIdProvider({ issuer: live.issuer, clientId: PROVIDER_CLIENT, secondFactor })
  gateway = world.anotherGateway({ openId })
  await expectStatus(world.publish(), 201)
  const change = (directory: ReturnType<World['directory']>) => ({
    ...directory,
    people: directory.people.map((person) => ({ ...person, account: accountDigest(live.issuer, person.id) })),
  })
  await expectStatus(world.publish(change), 201)
})
afterAll(async () => {
  live.stop()
  await world.stop()
})

/** Requests to the service reach the gateway, others the provider, but for what a test puts in their way. */
const network =
  (meddle: (url: string) => Promise<Response> | undefined = () => undefined): Fetch =>
  async (url, init) => {
    const other = meddle(url)
    if (other !== undefined) return other
    return url.startsWith(SERVICE) ? gateway.app.request(url.slice(SERVICE.length), init) : fetch(url, init)
  }
/** Signs in as a browser would, with what the person tells the provider. */
const asPerson =
  (subject: string, ...amr: readonly string[]) =>
  (address: string): void => {
    const url = new URL(address)
    url.searchParams.set('login_hint', [subject, ...amr].join(' '))
    void live.browse(url.href, url.searchParams.get('redirect_uri') ?? '').then((back) => fetch(back))
  }
const options = (change: Partial<LogInOptions> = {}): LogInOptions => ({
  url: SERVICE,
  issuer: live.issuer,
  clientId: PROVIDER_CLIENT,
  show: asPerson('p-institution-administrator'),
  fetch: network(),
  ...change,
})

describe('signing in', () => {
  test('at a real provider gives a token that the service takes', async () => {
    const { token, scopes, expiresInSeconds } = await logIn(options())
    expect(scopes).toEqual(['delivery:read', 'log:read'])
    expect(expiresInSeconds).toBe(600)
    await expectStatus(world.request('GET', '/v1/deliveries', { token, gateway }), 200)
  })

  test('asks with PKCE, state, nonce and a port of this machine alone', async () => {
    let asked = new URL('http://nothing')
    const show = (address: string): void => {
      asked = new URL(address)
      asPerson('p-auditor')(address)
    }
    await logIn(options({ show, acrValues: 'urn:example:two' }))
    const { searchParams } = asked
    expect(searchParams.get('response_type')).toBe('code')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    expect(searchParams.get('acr_values')).toBe('urn:example:two')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length, name).toBe(43)
    // The port is closed afterwards.
    await expect(fetch(searchParams.get('redirect_uri') ?? '')).rejects.toThrow()
  })

  test('tells what the service says: no second factor, nobody, a scope that is not theirs', async () => {
    const codeOf = (change: Partial<LogInOptions>) => expect(logIn(options(change))).rejects
    await codeOf({ show: asPerson('p-operator', 'pwd') }).toMatchObject({ code: 'SECOND_FACTOR_MISSING' })
    await codeOf({ show: asPerson('stranger') }).toMatchObject({ code: 'PERSON_UNKNOWN' })
    await codeOf({ scope: 'release:read' }).toMatchObject({ code: 'SCOPE_MISSING' })
    await codeOf({ person: 'p-operator' }).toMatchObject({ code: 'PERSON_UNKNOWN' })
    await logIn(options({ show: asPerson('p-operator', 'mfa') }))
  })
})

describe('a sign-in fails', () => {
  const failed = { code: 'SIGN_IN_FAILED' }

  test('when the provider or the person says no', async () => {
    const show = (address: string): void => {
      const { searchParams } = new URL(address)
      void fetch(`${searchParams.get('redirect_uri')}?error=access_denied&state=${searchParams.get('state')}`)
    }
    await expect(logIn(options({ show }))).rejects.toMatchObject(failed)
  })

  test('when the code is not the provider’s, or of another provider', async () => {
    for (const more of ['', '&iss=https://other.example']) {
      const show = (address: string): void => {
        const { searchParams } = new URL(address)
        void fetch(`${searchParams.get('redirect_uri')}?code=made-up&state=${searchParams.get('state')}${more}`)
      }
      await expect(logIn(options({ show }))).rejects.toMatchObject(failed)
    }
  })

  test('when the ID token answers another sign-in', async () => {
    const other = await live.signIn('p-institution-administrator')
    expect(decodeJwt(other).nonce).toBeDefined()
    const meddled = network((url) =>
      url === `${live.issuer}/token` ? Promise.resolve(Response.json({ id_token: other })) : undefined,
    )
    await expect(logIn(options({ fetch: meddled }))).rejects.toMatchObject(failed)
  })

  test('when it is stopped', async () => {
    const stop = new AbortController()
    const show = (): void => stop.abort()
    await expect(logIn(options({ show, signal: stop.signal }))).rejects.toMatchObject({ code: 'ABORTED' })
  })
})

test('an answer with another state is not waited for, and does no harm', async () => {
  const show = (address: string): void => {
    const redirect = new URL(address).searchParams.get('redirect_uri') ?? ''
    void Promise.all([`${redirect}?code=x&state=other`, `${redirect}x`].map((url) => fetch(url))).then((answers) => {
      expect(answers.map(({ status }) => status)).toEqual([404, 404])
      asPerson('p-auditor')(address)
    })
  }
  expect((await logIn(options({ show }))).scopes).toEqual(['log:read'])
})

test('no provider is asked that is not safe or that speaks for another', async () => {
  await expect(logIn(options({ issuer: 'http://login.example' }))).rejects.toMatchObject({ code: 'URL_NOT_SAFE' })
  await expect(logIn(options({ url: 'http://ttp.example' }))).rejects.toMatchObject({ code: 'URL_NOT_SAFE' })
  const discovery = {
    issuer: 'https://other.example',
    authorization_endpoint: live.issuer,
    token_endpoint: live.issuer,
  }
  const meddled = network((url) =>
    url.includes('.well-known') ? Promise.resolve(Response.json(discovery)) : undefined,
  )
  await expect(logIn(options({ fetch: meddled }))).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' })
})
