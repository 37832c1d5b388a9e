import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  ClientError,
  type Fetch,
  httpsFetch,
  readJson,
  requireSafeUrl,
  sendRequest,
  writeStateFile,
} from '../http/index.ts'
import { ENROLMENT_FILE, REQUEST_FILE, readEnrolment } from './enrolment-file.ts'

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

/**
 * Sends the request that waits in a folder, or sends it again: the service knows it by its digest. Keeps what the service says is the
 * registrar's key. Throws ENROLMENT_MISSING, CERTIFICATE_UNREADABLE, STATE_UNWRITABLE, and as the service.
 */
export async function sendEnrolment(folder: string, fetch?: Fetch): Promise<void> {
  const waiting = await readEnrolment(folder)
  const { url, tls } = Addressed.parse(waiting.config)
  const request = await readFile(join(folder, REQUEST_FILE), 'utf8').catch(() => {
    throw new ClientError('ENROLMENT_MISSING')
  })
  const { registrarKey } = await sendRequestOfEnrolment(fetch ?? (await fetchOver(tls?.ca)), url, request)
  await writeStateFile(join(folder, ENROLMENT_FILE), JSON.stringify({ ...waiting, registrarKey }, null, 2))
}

const Addressed = z.looseObject({ url: z.string(), tls: z.looseObject({ ca: z.string().optional() }).optional() })

async function fetchOver(caFile: string | undefined): Promise<Fetch> {
  if (caFile === undefined) return (input, init) => globalThis.fetch(input, init)
  const ca = await readFile(caFile, 'utf8').catch(() => {
    throw new ClientError('CERTIFICATE_UNREADABLE', { place: { setting: 'tls' } })
  })
  return httpsFetch({ ca })
}
