import type { z } from '@hono/zod-openapi'
import type { RequestRow } from './request-rows.ts'
import type { RequestState, STATES } from './schemas.ts'

const APPROVALS_NEEDED = 2

/** What has become of a request, as far as the gateway knows: the engines judge for themselves. */
export function stateOf(row: RequestRow, now: Date): (typeof STATES)[number] {
  if (row.results > 0) return 'carried-out'
  if (row.refused) return 'refused'
  if (row.endingCode !== null) return 'ended'
  if (row.expiresAt <= now) return 'expired'
  return row.approved >= APPROVALS_NEEDED ? 'approved' : 'waiting'
}

export function describeRequest(row: RequestRow, now: Date): z.output<typeof RequestState> {
  return {
    request: row.document,
    approvals: [...row.approvals],
    state: stateOf(row, now),
    ...(row.endingCode === null ? {} : { code: row.endingCode }),
    partsMissing: row.results > 0 ? 0 : Math.max(0, row.partCount - row.partsHere),
    resultCount: row.results,
  }
}
