import { z } from 'zod'
import { ClientError } from '../http/errors.ts'
import { requireSafeUrl } from '../http/safe-url.ts'
import { type Fetch, readJson, sendRequest } from '../http/send-request.ts'

const Answer = z.object({ digest: z.string(), registrarKey: z.record(z.string(), z.unknown()) })

/** Hands a request of enrolment, or a rollover, to the service. The answer holds the registrar's key, unproved. */
export async function sendRequestOfEnrolment(
  fetch: Fetch,
  url: string,
  request: string,
): Promise<z.infer<typeof Answer>> {
  requireSafeUrl(url)
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ request }),
  }
  const address = `${url.replace(/\/+$/, '')}/v1/enrolment-requests`
  const answer = Answer.safeParse(await readJson(await sendRequest(fetch, address, init, () => new Date())))
  if (!answer.success) throw new ClientError('ANSWER_UNEXPECTED')
  return answer.data
}
