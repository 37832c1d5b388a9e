import type { OpenIdProvider } from '../../../kernel/openid-provider.ts'
import { PAGES } from '../page.ts'
import type { PortalPorts } from '../ports.ts'

/**
 * Where a browser signs out at the provider too (OpenID Connect RP-Initiated Logout 1.0, section 2): without it the next one at a computer of
 * the box office comes in without a password. The ID token was forgotten, so that the provider is not told who it is (`id_token_hint`) and asks.
 * @returns Nothing where the provider has no such place, or does not answer: the session here has ended all the same.
 */
export async function endAtProvider(
  { address }: Pick<PortalPorts, 'address'>,
  provider: OpenIdProvider,
): Promise<string | undefined> {
  const endpoints = await provider.endpoints().catch(() => undefined)
  if (endpoints?.endSession === undefined) return undefined
  const url = new URL(endpoints.endSession)
  url.searchParams.set('client_id', provider.clientId)
  url.searchParams.set('post_logout_redirect_uri', address.replace(/\/$/, '') + PAGES.home.path)
  return url.href
}
