import { readFile } from 'node:fs/promises'
import type { Directory, VerifiedEnrolment } from '@sluis/ttp-core/registrar'
import { findClient, isCurrent, requestInRollover, verifyEnrolment, verifyRollover } from '@sluis/ttp-core/registrar'
import { z } from 'zod'
import { ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'
import { askGateway } from './ask-gateway.ts'

/** A request that holds, and whether a key of the client in force vouches for it. */
export interface Request extends VerifiedEnrolment {
  readonly isRollover: boolean
}

const Answer = z.object({ requests: z.array(z.object({ request: z.string() })) })
const DAY_MS = 86_400_000
const DAYS_MAX = 14

/**
 * The requests that wait at a gateway, each verified here: what the gateway invented or changed is not among them, but for one that it
 * signed itself, which the fingerprint tells.
 */
export async function fetchRequests(url: string, directory: Directory, now: Date): Promise<readonly Request[]> {
  const { requests } = await askGateway(url, '/v1/enrolment-requests', Answer)
  const read = await Promise.all(
    requests.map(({ request }) => readRequest(request, directory, now).catch(() => undefined)),
  )
  return read.filter((request) => request !== undefined)
}

/** The request in a file, as it was handed over. @throws CoreError of what does not hold; ServerError `ENROLMENT_INVALID`. */
export async function requestOfFile(path: string, directory: Directory, now: Date): Promise<Request> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OptionError('FILE_UNREADABLE', '--file', cause)
  })
  return readRequest(text.trim(), directory, now)
}

async function readRequest(jws: string, directory: Directory, now: Date): Promise<Request> {
  const inner = innerRequest(jws)
  const request = inner === undefined ? { ...(await verifyEnrolment(jws)), isRollover: false } : await rolledOver()
  // Old requests can be sent again by whoever kept them.
  const age = now.getTime() - Date.parse(request.enrolment.requestedAt)
  if (age > DAYS_MAX * DAY_MS || (!request.isRollover && request.enrolment.replaces !== '')) {
    throw new ServerError('ENROLMENT_INVALID')
  }
  return request

  async function rolledOver(): Promise<Request> {
    const { enrolment } = await verifyEnrolment(inner ?? '')
    const found = findClient(directory, enrolment.clientId)
    const isOwn = found?.organisation.id === enrolment.organisation && found.organisation.status === 'active'
    const keys = isOwn && isCurrent(found.client, now.toISOString().slice(0, 10)) ? found.client.keys : []
    return { ...(await verifyRollover(jws, keys)), isRollover: true }
  }
}

function innerRequest(jws: string): string | undefined {
  try {
    return requestInRollover(jws)
  } catch {
    return undefined
  }
}

/** The one request of this digest, or of a beginning of it of at least 8 characters. @throws ServerError `ENROLMENT_UNKNOWN`. */
export function chooseRequest(requests: readonly Request[], beginning: string): Request {
  const found = requests.filter(({ digest }) => beginning.length >= 8 && digest.startsWith(beginning))
  const [only] = found
  if (only === undefined || found.length > 1) throw new ServerError('ENROLMENT_UNKNOWN')
  return only
}
