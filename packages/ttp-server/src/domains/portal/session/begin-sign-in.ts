import type { OpenIdProvider } from '../../../kernel/openid-provider.ts'
import { LIMIT } from '../limits.ts'
import type { PortalPorts } from '../ports.ts'
import { cookie, SIGN_IN_COOKIE } from './cookies.ts'
import { makePending, writePending } from './pending.ts'
import { digestOf } from './secrets.ts'

/** Where the provider sends the browser back to. */
export const RETURN_PATH = '/portal/sign-in/return'

/** Where the browser goes, and what it takes along. */
export interface SignInBegun {
  readonly location: string
  readonly setCookie: string
}

/**
 * Begins a sign-in: authorization code with PKCE (RFC 7636), `state` and `nonce` of its own, bound to the browser by a cookie.
 * @param target The page to come back to.
 * @param secondFactor Asks the provider for a second factor, and for the sign-in to be done anew.
 * @throws ServerError `UNAVAILABLE` while the provider does not answer.
 */
export async function beginSignIn(
  { address, random }: Pick<PortalPorts, 'address' | 'random'>,
  provider: OpenIdProvider,
  target: string,
  secondFactor: boolean,
): Promise<SignInBegun> {
  const { authorization } = await provider.endpoints()
  const pending = makePending(random, target)
  const { state, nonce, verifier } = pending
  const url = new URL(authorization)
  const { acrValues } = provider.secondFactor
  const query = {
    response_type: 'code',
    scope: 'openid',
    client_id: provider.clientId,
    redirect_uri: redirectUri(address),
    state,
    nonce,
    code_challenge_method: 'S256',
    code_challenge: digestOf(verifier).toString('base64url'),
    ...(secondFactor ? { prompt: 'login' } : {}),
    ...(secondFactor && acrValues.length > 0 ? { acr_values: acrValues.join(' ') } : {}),
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { location: url.href, setCookie: cookie(SIGN_IN_COOKIE, writePending(pending), LIMIT.signInSecondsMax) }
}

/** The address that is registered at the provider. */
export function redirectUri(address: string): string {
  return address.replace(/\/$/, '') + RETURN_PATH
}
