import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { ClientError, type Fetch, requireSafeUrl } from '../http/index.ts'
import { readJson, sendRequest } from '../http/send-request.ts'
import { openLoopback } from './loopback.ts'
import { findProvider, redeemCode } from './provider.ts'

/** What a person signs in with. */
export interface LogInOptions {
  /** Address of the service. */
  readonly url: string
  /** The OpenID Connect provider, and the client identifier of the service there. */
  readonly issuer: string
  readonly clientId: string
  /** Which of the people of the account, where there are several. */
  readonly person?: string
  /** Scopes separated by spaces; all of the person's roles without. */
  readonly scope?: string
  /** Asked of the provider (`acr_values`), for a second factor. */
  readonly acrValues?: string
  /** Shows the address at which the browser signs in. */
  readonly show: (address: string) => void
  readonly fetch?: Fetch
  readonly signal?: AbortSignal
}

/** An access token of the service, for a person. */
export interface PersonToken {
  readonly token: string
  readonly scopes: readonly string[]
  readonly expiresInSeconds: number
}

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive(), scope: z.string() })
const secret = (): string => randomBytes(32).toString('base64url')

/**
 * Signs a person in: authorization code with PKCE (RFC 7636) over a loopback redirect (RFC 8252), and the ID token exchanged at the service
 * (RFC 8693). Throws ClientError SIGN_IN_FAILED when the provider or the person says no, and the codes of the service.
 */
export async function logIn(options: LogInOptions): Promise<PersonToken> {
  const { url, issuer, clientId, show, fetch = globalThis.fetch, signal } = options
  requireSafeUrl(url)
  const provider = await findProvider(fetch, issuer)
  const [state, nonce, verifier] = [secret(), secret(), secret()]
  const loopback = await openLoopback(state, signal)
  try {
    const address = new URL(provider.authorization)
    const query = {
      response_type: 'code',
      scope: 'openid',
      client_id: clientId,
      redirect_uri: loopback.redirectUri,
      state,
      nonce,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      ...(options.acrValues === undefined ? {} : { acr_values: options.acrValues }),
    }
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
    show(address.href)
    const answer = await loopback.awaitAnswer()
    const code = answer.get('code')
    const from = answer.get('iss')
    // Who else sends a code is another provider (RFC 9207).
    if (code === null || (from !== null && from !== issuer)) throw new ClientError('SIGN_IN_FAILED')
    const form = { client_id: clientId, code, code_verifier: verifier, redirect_uri: loopback.redirectUri }
    const idToken = await redeemCode(fetch, provider, form)
    // The service verifies the token; that it answers this sign-in and no other is for us to see.
    if (nonceOf(idToken) !== nonce) throw new ClientError('SIGN_IN_FAILED')
    return await exchange(fetch, idToken, options)
  } finally {
    loopback.close()
  }
}

function nonceOf(idToken: string): unknown {
  try {
    return decodeJwt(idToken).nonce
  } catch (cause) {
    throw new ClientError('SIGN_IN_FAILED', { cause })
  }
}

async function exchange(fetch: Fetch, idToken: string, { url, person, scope }: LogInOptions): Promise<PersonToken> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    subject_token: idToken,
    ...(person === undefined ? {} : { person }),
    ...(scope === undefined ? {} : { scope }),
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const address = `${url.replace(/\/$/, '')}/v1/token`
  const response = await sendRequest(fetch, address, { method: 'POST', headers, body }, () => new Date())
  const parsed = Answer.safeParse(await readJson(response))
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED', { status: response.status })
  const { access_token: token, expires_in: expiresInSeconds, scope: scopes } = parsed.data
  return { token, scopes: scopes.split(' '), expiresInSeconds }
}
