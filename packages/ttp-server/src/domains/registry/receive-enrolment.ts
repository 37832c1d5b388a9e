import type { z } from '@hono/zod-openapi'
import type { Directory, VerifiedEnrolment } from '@sluis/ttp-core/common'
import {
  CoreError,
  findClient,
  fromHex,
  isCurrent,
  requestInRollover,
  verifyEnrolment,
  verifyRollover,
} from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import { parse } from '../../kernel/http/parse.ts'
import { countEnrolments, insertEnrolment } from './enrolment-rows.ts'
import { ENROLMENT } from './limits.ts'
import type { RegistryPorts } from './ports.ts'
import type { EnrolmentAnswer } from './schemas.ts'
import { EnrolmentInput } from './schemas.ts'

const DAY_MS = 86_400_000
/** How far ahead a client's clock may be, in milliseconds. */
const AHEAD_MS = DAY_MS

/** A request as it came in. */
interface Received extends VerifiedEnrolment {
  readonly isRollover: boolean
}

/**
 * Takes a client's request for the registrar to find. It is kept as it was signed and believed in nothing; the answer tells nobody
 * who is known here. With it goes the registrar's public key, which the client pins once its fingerprint was compared out of band.
 * @param address Network address of whoever sent it.
 * @returns Its digest, and whether it is new; the same request again is no error.
 * @throws ServerError `ENROLMENT_INVALID`, `ENROLMENT_QUEUE_FULL`, `RATE_LIMITED`.
 */
export async function receiveEnrolment(
  ports: RegistryPorts,
  raw: unknown,
  address: string,
): Promise<{ readonly answer: z.output<typeof EnrolmentAnswer>; readonly isNew: boolean }> {
  const { request } = parse(EnrolmentInput, raw)
  const rollover = rolledOver(request)
  // Before anything is verified: verifying is what a flood would cost most.
  if (rollover === undefined) ports.limitEnrolment(`address ${address}`)
  const received = rollover === undefined ? await first(request) : await byRollover(ports, request, rollover)
  const { enrolment, digest, isRollover } = received
  const now = ports.now()
  const age = now.getTime() - Date.parse(enrolment.requestedAt)
  if (age > ENROLMENT.daysMax * DAY_MS || age < -AHEAD_MS) throw new ServerError('ENROLMENT_INVALID')
  const isNew = await ports.database.transaction(async (sql) => {
    const waiting = await countEnrolments(sql, enrolment.clientId)
    const isFull = isRollover ? waiting.rollovers >= ENROLMENT.rolloversMax : waiting.first >= ENROLMENT.waitingMax
    const inserted = await insertEnrolment(sql, {
      digest: fromHex(digest),
      document: request,
      organisation: enrolment.organisation,
      client_id: enrolment.clientId,
      key_id: enrolment.signKey.kid,
      is_rollover: isRollover,
      received_at: now,
    })
    if (inserted && isFull) throw new ServerError('ENROLMENT_QUEUE_FULL')
    return inserted
  })
  return { answer: { digest, registrarKey: { ...ports.registrarKey } }, isNew }
}

/** The request within a rollover; undefined for what is none. */
function rolledOver(jws: string): string | undefined {
  try {
    return requestInRollover(jws)
  } catch {
    return undefined
  }
}

async function first(jws: string): Promise<Received> {
  const verified = await verifyEnrolment(jws).catch(refused)
  // One that follows a key needs that key's word.
  if (verified.enrolment.replaces !== '') throw new ServerError('ENROLMENT_INVALID')
  return { ...verified, isRollover: false }
}

async function byRollover(ports: RegistryPorts, jws: string, request: string): Promise<Received> {
  const { enrolment } = await verifyEnrolment(request).catch(refused)
  ports.limitEnrolment(`client ${enrolment.clientId}`)
  const { directory } = await ports.directory.current()
  const keys = keysOf(directory, enrolment, ports.now())
  return { ...(await verifyRollover(jws, keys).catch(refused)), isRollover: true }
}

function keysOf(
  directory: Directory,
  { clientId, organisation }: VerifiedEnrolment['enrolment'],
  now: Date,
): Parameters<typeof verifyRollover>[1] {
  const found = findClient(directory, clientId)
  const isOwn = found?.organisation.id === organisation && found.organisation.status === 'active'
  return isOwn && isCurrent(found.client, now.toISOString().slice(0, 10)) ? found.client.keys : []
}

function refused(cause: unknown): never {
  if (cause instanceof CoreError) throw new ServerError('ENROLMENT_INVALID', { cause })
  throw cause
}
