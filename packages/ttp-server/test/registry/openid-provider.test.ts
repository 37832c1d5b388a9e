import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accountDigest } from '@sluis/ttp-core/registrar'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Gateway } from '../../src/http/gateway.ts'
import { followOpenIdProvider, isSafeAddress } from '../../src/kernel/openid-provider.ts'
import { expectStatus, problemOf } from '../http/client.ts'
import { exchangeForm } from '../http/sign-ins.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'

const CLIENT = 'sluis'
const CALLBACK = 'http://127.0.0.1/callback'

/** A real provider on this machine, whose keys can be changed while its address stays. */
class LiveProvider {
  readonly #server: Server
  readonly issuer: string
  #provider: Provider | undefined
  #handle: ReturnType<Provider['callback']> | undefined
  requests: string[] = []

  constructor(server: Server) {
    this.#server = server
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('request', (request, response) => {
      this.requests.push(request.url ?? '')
      const uid = /^\/interaction\/(.+)$/.exec(request.url ?? '')?.[1]
      if (uid === undefined) return void this.#handle?.(request, response)
      // Where a form would ask for the password: who signs in is in the prompt's parameters, for the test.
      void this.#provider?.interactionDetails(request, response).then(async ({ params }) => {
        const [accountId = '', ...amr] = String(params.login_hint).split(' ')
        await this.#provider?.interactionFinished(request, response, { login: { accountId, amr }, consent: {} })
      })
    })
  }

  async useKeys(kid: string): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const key: JWK = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
    this.#provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT,
          application_type: 'native',
          token_endpoint_auth_method: 'none',
          redirect_uris: [CALLBACK],
          response_types: ['code'],
          grant_types: ['authorization_code'],
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [key as never] },
      cookies: { keys: ['test'] },
      claims: { openid: ['sub', 'amr'] },
      conformIdTokenClaims: false,
      ttl: { AuthorizationCode: 60, IdToken: 3600, AccessToken: 600, Interaction: 60, Session: 600, Grant: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      loadExistingGrant: async ({ oidc }) => {
        const { Grant } = oidc.provider
        const grant = new Grant({ clientId: CLIENT, accountId: oidc.session?.accountId ?? '' })
        grant.addOIDCScope('openid')
        await grant.save()
        return grant
      },
    })
    this.#handle = this.#provider.callback()
  }

  /** What a browser and a command do: authorization code with PKCE. @returns The ID token. */
  async signIn(subject: string, ...amr: readonly string[]): Promise<string> {
    const verifier = randomBytes(32).toString('base64url')
    const parameters = new URLSearchParams({
      client_id: CLIENT,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: CALLBACK,
      nonce: randomBytes(16).toString('hex'),
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      login_hint: [subject, ...amr].join(' '),
    })
    const cookies = new Map<string, string>()
    let url = `${this.issuer}/auth?${parameters}`
    for (let steps = 0; !url.startsWith(CALLBACK); steps += 1) {
      if (steps > 10) throw new Error('the provider leads nowhere')
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';', 1)[0]?.split('=') ?? []
        cookies.set(name, value)
      }
      const next = answer.headers.get('location')
      if (next === null) throw new Error(`no redirect: ${answer.status} ${await answer.text()}`)
      url = new URL(next, url).href
    }
    const code = new URL(url).searchParams.get('code') ?? ''
    const body = {
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code,
      code_verifier: verifier,
      redirect_uri: CALLBACK,
    }
    const answer = await fetch(`${this.issuer}/token`, { method: 'POST', body: new URLSearchParams(body) })
    const { id_token: idToken } = (await answer.json()) as { id_token?: string }
    if (idToken === undefined) throw new Error(`no ID token: ${answer.status}`)
    return idToken
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

let world: World
let live: LiveProvider
let gateway: Gateway
beforeAll(async () => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  live = new LiveProvider(server)
  await live.useKeys('first')
  world = await startWorld()
  // The provider's tokens are of the time of the machine.
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000)
  const secondFactor = { acrValues: [], amrValues: ['mfa'] }
  gateway = world.anotherGateway({
    openId: followOpenIdProvider({ issuer: live.issuer, clientId: CLIENT, secondFactor }),
  })
  await expectStatus(world.publish(), 201)
  const account = (subject: string): string => accountDigest(live.issuer, subject)
  await expectStatus(
    world.publish((directory) => ({
      ...directory,
      people: directory.people.map((person) => ({ ...person, account: account(person.id) })),
    })),
    201,
  )
})
afterAll(async () => {
  live.stop()
  await world.stop()
})
const exchange = (idToken: string): Promise<Response> =>
  world.request('POST', '/v1/token', { form: exchangeForm(idToken), gateway })

test('a real provider’s sign-in opens what the roles allow, and its second factor is seen [HTTP-30, HTTP-33, HTTP-35]', async () => {
  const answer = await expectStatus(exchange(await live.signIn('p-institution-administrator', 'pwd')), 200)
  const { access_token: token } = (await answer.json()) as { access_token: string }
  await expectStatus(world.request('GET', '/v1/deliveries', { token, gateway }), 200)
  await expectStatus(exchange(await live.signIn('p-operator', 'pwd', 'mfa')), 200)
  expect((await problemOf(exchange(await live.signIn('p-operator', 'pwd')))).code).toBe('SECOND_FACTOR_MISSING')
  expect((await problemOf(exchange(await live.signIn('stranger', 'mfa')))).code).toBe('PERSON_UNKNOWN')
})

test('its keys are asked for once, and again when it has a new one [HTTP-31]', async () => {
  const asked = (): number => live.requests.filter((url) => url === '/jwks').length
  const before = asked()
  await expectStatus(exchange(await live.signIn('p-auditor')), 200)
  expect(asked()).toBe(before)
  // A gateway of its own: one that was just asked is left alone for some seconds.
  const fresh = followOpenIdProvider({
    issuer: live.issuer,
    clientId: CLIENT,
    secondFactor: { acrValues: [], amrValues: [] },
  })
  gateway = world.anotherGateway({ openId: fresh })
  await live.useKeys('second')
  await expectStatus(exchange(await live.signIn('p-auditor')), 200)
  expect(asked()).toBe(before + 1)
})

test('a provider that does not answer, or answers for another, is waited for and never believed [HTTP-31]', async () => {
  const idToken = await live.signIn('p-auditor')
  const secondFactor = { acrValues: [], amrValues: [] }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer: live.issuer, jwks_uri: `${live.issuer}/jwks` }))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const other = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const issuer of [other, 'http://127.0.0.1:1']) {
    const openId = followOpenIdProvider({ issuer, clientId: CLIENT, secondFactor })
    const form = exchangeForm(idToken)
    const answer = world.request('POST', '/v1/token', { form, gateway: world.anotherGateway({ openId }) })
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
  }
  server.close()
})

test('a provider is reached over TLS, or on this machine [HTTP-31]', () => {
  for (const url of ['https://login.example', 'http://127.0.0.1:8080/realms/a', 'http://localhost', 'http://[::1]:1'])
    expect(isSafeAddress(url), url).toBe(true)
  for (const url of ['http://login.example', 'http://127.0.0.1.example', 'ftp://localhost', 'http://10.0.0.1'])
    expect(isSafeAddress(url), url).toBe(false)
})
