import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ClientError, type Fetch, httpsFetch, writeStateFile } from '../http/index.ts'
import { ENROLMENT_FILE, REQUEST_FILE, readEnrolment } from './enrolment-file.ts'
import { sendRequestOfEnrolment } from './request.ts'

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
