import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider } from 'oidc-provider'

/** The client identifier of the installation at the provider. */
export const PROVIDER_CLIENT = 'sluis'
const CALLBACK = 'http://127.0.0.1/callback'
/** The port does not count at a loopback address (RFC 8252 section 7.3). */
const PORTAL = ['http://127.0.0.1/portal/sign-in/return', 'https://ttp.example/portal/sign-in/return']

const SIGNED_OUT = ['http://127.0.0.1/portal/', 'https://ttp.example/portal/']

const FORM = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>
<form method="post"><label>Who <input name="who"></label> <button>Sign in</button></form>`

/** A real provider on this machine, whose keys can be changed while its address stays. */
export class LiveProvider {
  readonly #server: Server
  readonly issuer: string
  #provider: Provider | undefined
  #handle: ReturnType<Provider['callback']> | undefined
  requests: string[] = []
  /** Who signs in when the sign-in itself does not say: subject and methods, separated by spaces. With nobody, the person is asked. */
  whoSignsIn = ''

  constructor(server: Server) {
    this.#server = server
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('request', (request, response) => {
      this.requests.push(request.url ?? '')
      const uid = /^\/interaction\/(.+)$/.exec(request.url ?? '')?.[1]
      if (uid === undefined) return void this.#handle?.(request, response)
      void this.#interact(request, response)
    })
  }

  /** Where a form would ask for the password: who signs in is in the prompt's parameters, or said by the test, or by a person. */
  async #interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider
    if (provider === undefined) return
    const { params } = await provider.interactionDetails(request, response)
    const asked = request.method === 'POST' ? new URLSearchParams(await text(request)).get('who') : null
    const who = asked ?? (typeof params.login_hint === 'string' ? params.login_hint : this.whoSignsIn)
    if (who === '') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(FORM)
      return
    }
    const [accountId = '', ...amr] = who.split(' ')
    await provider.interactionFinished(request, response, { login: { accountId, amr }, consent: {} })
  }

  async useKeys(kid: string): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const key: JWK = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
    this.#provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: PROVIDER_CLIENT,
          application_type: 'native',
          token_endpoint_auth_method: 'none',
          redirect_uris: [CALLBACK, ...PORTAL],
          post_logout_redirect_uris: SIGNED_OUT,
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
        const grant = new Grant({ clientId: PROVIDER_CLIENT, accountId: oidc.session?.accountId ?? '' })
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
      client_id: PROVIDER_CLIENT,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: CALLBACK,
      nonce: randomBytes(16).toString('hex'),
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      login_hint: [subject, ...amr].join(' '),
    })
    const url = await this.browse(`${this.issuer}/auth?${parameters}`, CALLBACK)
    const code = new URL(url).searchParams.get('code') ?? ''
    const body = {
      grant_type: 'authorization_code',
      client_id: PROVIDER_CLIENT,
      code,
      code_verifier: verifier,
      redirect_uri: CALLBACK,
    }
    const answer = await fetch(`${this.issuer}/token`, { method: 'POST', body: new URLSearchParams(body) })
    const { id_token: idToken } = (await answer.json()) as { id_token?: string }
    if (idToken === undefined) throw new Error(`no ID token: ${answer.status}`)
    return idToken
  }

  /** Goes where a browser would, with its cookies, until it is sent to `target`. @returns That address. */
  async browse(from: string, target: string): Promise<string> {
    const cookies = new Map<string, string>()
    let url = from
    for (let steps = 0; !url.startsWith(target); steps += 1) {
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
    return url
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

/** A provider that listens, with a key of its own. */
export async function startLiveProvider(): Promise<LiveProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const live = new LiveProvider(server)
  await live.useKeys('first')
  return live
}
