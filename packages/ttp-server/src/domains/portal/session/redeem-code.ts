import { z } from 'zod'
import { ServerError } from '../../../kernel/errors.ts'
import { ProblemError } from '../../../kernel/http/problem.ts'
import type { OpenIdProvider } from '../../../kernel/openid-provider.ts'
import { LIMIT } from '../limits.ts'

const Answer = z.object({ id_token: z.string().min(1).max(8_192) })

/**
 * Redeems an authorization code at the provider (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
 * @returns The ID token, which nobody has verified yet.
 * @throws ProblemError `SIGN_IN_INVALID` when the provider refuses the code; ServerError `UNAVAILABLE` when it does not answer.
 */
export async function redeemCode(
  provider: OpenIdProvider,
  form: { readonly code: string; readonly code_verifier: string; readonly redirect_uri: string },
): Promise<string> {
  const { token } = await provider.endpoints()
  const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: provider.clientId, ...form })
  const signal = AbortSignal.timeout(LIMIT.providerMsMax)
  const request = { method: 'POST', body, redirect: 'error', signal, headers: { accept: 'application/json' } } as const
  const answer = await fetch(token, request).catch((cause: unknown) => {
    throw new ServerError('UNAVAILABLE', { cause })
  })
  if (answer.status >= 500) throw new ServerError('UNAVAILABLE')
  // What the provider says of a refusal may hold what was sent: it goes nowhere.
  const document = Answer.safeParse(await answer.json().catch(() => undefined))
  if (!answer.ok || !document.success) throw new ProblemError('SIGN_IN_INVALID', { error: 'invalid_grant' })
  return document.data.id_token
}
