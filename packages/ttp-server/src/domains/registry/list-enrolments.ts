import type { z } from '@hono/zod-openapi'
import { listEnrolments } from './enrolment-rows.ts'
import { ENROLMENT } from './limits.ts'
import type { RegistryPorts } from './ports.ts'
import type { EnrolmentRequests } from './schemas.ts'

const DAY_MS = 86_400_000

/** The requests that wait, as they were signed: the registrar verifies each himself, so that anybody may read them. */
export async function listEnrolmentRequests({
  database,
  now,
}: RegistryPorts): Promise<z.output<typeof EnrolmentRequests>> {
  const since = new Date(now().getTime() - ENROLMENT.daysMax * DAY_MS)
  const rows = await database.withConnection((sql) => listEnrolments(sql, since))
  return {
    requests: rows.map(({ document, received_at }) => ({ request: document, receivedAt: received_at.toISOString() })),
  }
}
