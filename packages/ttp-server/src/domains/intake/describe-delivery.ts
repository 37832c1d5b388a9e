import type { z } from '@hono/zod-openapi'
import { toBase64url } from '@sluis/ttp-core/common'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { listChunks } from './chunk-rows.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import type { ProgressRow } from './progress-rows.ts'
import { findProgress } from './progress-rows.ts'
import type { Delivery, DeliverySummary } from './schemas.ts'

/** A delivery as its institution sees it, with its chunks. */
export async function describeDelivery(sql: Sql, row: DeliveryRow): Promise<z.output<typeof Delivery>> {
  const [summary] = await summariseDeliveries(sql, [row])
  if (summary === undefined) throw new ServerError('NOT_FOUND')
  const chunks = await listChunks(sql, row.id)
  return {
    ...summary,
    chunks: chunks.map((chunk) => ({
      number: chunk.number,
      rowCount: chunk.row_count,
      identityDigest: toBase64url(chunk.identity_digest),
      activityDigest: toBase64url(chunk.activity_digest),
    })),
  }
}

/** Deliveries as their institution sees them, without their chunks: two statements, however many. */
export async function summariseDeliveries(
  sql: Sql,
  rows: readonly DeliveryRow[],
): Promise<readonly z.output<typeof DeliverySummary>[]> {
  const progress = await findProgress(
    sql,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => summary(row, progress.get(row.id)))
}

function summary(row: DeliveryRow, progress: ProgressRow | undefined): z.output<typeof DeliverySummary> {
  const { refusal_code: code = null, refusal_number: chunk = null } = progress ?? {}
  const { period_from: from, period_until: until } = row
  return {
    deliveryId: row.id,
    institution: row.institution,
    tenant: row.tenant,
    domain: row.domain,
    state: code === null ? row.state : 'refused',
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    ...(row.row_count === null ? {} : { rowCount: row.row_count }),
    chunkCount: progress?.chunks ?? 0,
    verified: progress?.verified ?? false,
    ...(from === null || until === null ? {} : { period: { from, until } }),
    ...(code === null || chunk === null ? {} : { refusal: { code, chunk } }),
  }
}
