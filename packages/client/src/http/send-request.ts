import { z } from 'zod'
import { ClientError } from './errors.ts'
import { RetryLater, retryAfter } from './retry.ts'

/** Puts the request on the wire; a test gives its own. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>

const TIMEOUT = 120_000
const PROBLEM = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{2,60}$/)
    .optional()
    .catch(undefined),
  deliveryId: z.uuid().optional().catch(undefined),
})

/** One try. Answers of 400 and more become `ClientError`s, retryable for 408, 429 and 5xx; redirects are never followed. */
export async function sendRequest(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  now: () => Date,
  signal?: AbortSignal,
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT)
  let response: Response
  try {
    response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (cause) {
    throw new ClientError('NETWORK_UNREACHABLE', { retryable: true, cause })
  }
  if (response.status >= 200 && response.status < 300) return response
  const { status } = response
  const { code, deliveryId } = await readProblem(response)
  const error = new ClientError(code ?? 'ANSWER_UNEXPECTED', {
    status,
    retryable: status === 408 || status === 429 || status >= 500,
    ...(deliveryId !== undefined && { place: { delivery: deliveryId } }),
  })
  throw error.retryable ? new RetryLater(error, retryAfter(response.headers.get('retry-after'), now())) : error
}

/** What is of use in an `application/problem+json` answer (RFC 9457), if it has the form that codes and identifiers have. */
async function readProblem(response: Response): Promise<{ readonly code?: string; readonly deliveryId?: string }> {
  try {
    const { code, deliveryId } = PROBLEM.parse(await response.json())
    return { ...(code !== undefined && { code }), ...(deliveryId !== undefined && { deliveryId }) }
  } catch {
    return {}
  }
}

/** The answer's JSON; `ANSWER_UNEXPECTED` if it is none. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new ClientError('ANSWER_UNEXPECTED', { status: response.status, retryable: true, cause })
  }
}
