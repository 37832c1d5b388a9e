import { type Scope, type Signer, signerKey } from '@sluis/ttp-core/auditor'
import { SignJWT } from 'jose'
import { z } from 'zod'
import { ClientError } from './errors.ts'
import { type Fetch, readJson, sendRequest } from './send-request.ts'

const ASSERTION_SECONDS = 120
const RENEW_BEFORE = 60_000
const answer = z.object({ access_token: z.string().min(1), token_type: z.string(), expires_in: z.number().positive() })

/** What a token is asked with. */
export interface TokenRequest {
  readonly url: string
  readonly clientId: string
  readonly signKey: Signer
  /** The service's name in the directory. */
  readonly audience: string
  readonly scope: Scope
}

/** Proof of who the client is (RFC 7523): signed by its own key, used once. */
export async function clientAssertion(
  { clientId, signKey, audience }: Omit<TokenRequest, 'url' | 'scope'>,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: signKey.kid, typ: 'client-authentication+jwt' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .sign(await signerKey(signKey))
}

/** Access tokens by scope, asked for when needed and kept until shortly before they expire. */
export class TokenCache {
  readonly #held = new Map<Scope, { readonly token: string; readonly kid: string; readonly until: number }>()
  readonly #fetch: Fetch
  readonly #now: () => Date
  constructor(fetch: Fetch, now: () => Date) {
    this.#fetch = fetch
    this.#now = now
  }

  forget(scope: Scope): void {
    this.#held.delete(scope)
  }

  async get(request: TokenRequest, signal?: AbortSignal): Promise<string> {
    const held = this.#held.get(request.scope)
    // A token goes with the key that asked for it: when the key changes, so does the token.
    const isOwn = held?.kid === request.signKey.kid
    if (held && isOwn && held.until > this.#now().getTime()) return held.token
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: request.scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await clientAssertion(request, this.#now()),
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
    const init = { method: 'POST', headers, body: body.toString() }
    const response = await sendRequest(this.#fetch, `${request.url}/v1/token`, init, this.#now, signal)
    const parsed = answer.safeParse(await readJson(response))
    if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED', { status: response.status })
    const { access_token: token, expires_in: seconds } = parsed.data
    this.#held.set(request.scope, {
      token,
      kid: request.signKey.kid,
      until: this.#now().getTime() + seconds * 1000 - RENEW_BEFORE,
    })
    return token
  }
}
