import { z } from 'zod'
import { ClientError, type Fetch, requireSafeUrl } from '../http/index.ts'
import { readJson, sendRequest } from '../http/send-request.ts'

/** Where an OpenID Connect provider signs people in, and gives their ID tokens. */
export interface Provider {
  readonly authorization: string
  readonly token: string
}

const Discovery = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url() })
const Answer = z.object({ id_token: z.string().min(1) })

/**
 * The provider's own document (OpenID Connect Discovery, section 4). Throws ClientError URL_NOT_SAFE, NETWORK_UNREACHABLE or
 * ANSWER_UNEXPECTED, also for a document of another issuer.
 */
export async function findProvider(fetch: Fetch, issuer: string): Promise<Provider> {
  requireSafeUrl(issuer)
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await sendRequest(fetch, url, { headers: { accept: 'application/json' } }, () => new Date())
  const found = Discovery.safeParse(await readJson(response))
  if (!found.success || found.data.issuer !== issuer) throw new ClientError('ANSWER_UNEXPECTED')
  const { authorization_endpoint: authorization, token_endpoint: token } = found.data
  for (const address of [authorization, token]) requireSafeUrl(address)
  return { authorization, token }
}

/** Redeems an authorization code with its verifier (RFC 7636). Throws ClientError SIGN_IN_FAILED when the provider refuses it. */
export async function redeemCode(
  fetch: Fetch,
  provider: Provider,
  form: Readonly<Record<'client_id' | 'code' | 'code_verifier' | 'redirect_uri', string>>,
): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'authorization_code', ...form }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const send = () => sendRequest(fetch, provider.token, { method: 'POST', headers, body }, () => new Date())
  const response = await send().catch((cause: unknown) => {
    throw cause instanceof ClientError && cause.code === 'ANSWER_UNEXPECTED'
      ? new ClientError('SIGN_IN_FAILED', { cause })
      : cause
  })
  const answer = Answer.safeParse(await readJson(response))
  if (!answer.success) throw new ClientError('SIGN_IN_FAILED')
  return answer.data.id_token
}
