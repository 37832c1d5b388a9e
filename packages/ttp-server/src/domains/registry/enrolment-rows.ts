import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

const EnrolmentRow = z.strictObject({
  digest: Bytes,
  document: z.string(),
  organisation: z.string(),
  client_id: z.string(),
  key_id: z.string(),
  is_rollover: z.boolean(),
  received_at: z.date(),
})
export type EnrolmentRow = z.infer<typeof EnrolmentRow>

/** Adds a request. @returns False when it was there already. */
export async function insertEnrolment(sql: Sql, row: EnrolmentRow): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into registry.enrolment_request (digest, document, organisation, client_id, key_id, is_rollover, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (digest) do nothing`,
    [row.digest, row.document, row.organisation, row.client_id, row.key_id, row.is_rollover, row.received_at],
  )
  return rowCount === 1
}

/** Requests that came after `since`, in the order in which they came. */
export async function listEnrolments(sql: Sql, since: Date): Promise<readonly EnrolmentRow[]> {
  const { rows } = await sql.query(
    `select digest, document, organisation, client_id, key_id, is_rollover, received_at
     from registry.enrolment_request where received_at >= $1 order by received_at, digest`,
    [since],
  )
  return z.array(EnrolmentRow).parse(rows)
}

/** How many first enrolments wait, and how many rollovers of one client. */
export async function countEnrolments(sql: Sql, clientId: string): Promise<{ first: number; rollovers: number }> {
  const { rows } = await sql.query<{ first: string; rollovers: string }>(
    `select count(*) filter (where not is_rollover) as first,
       count(*) filter (where is_rollover and client_id = $1) as rollovers from registry.enrolment_request`,
    [clientId],
  )
  return { first: Number(rows[0]?.first ?? 0), rollovers: Number(rows[0]?.rollovers ?? 0) }
}

/** Forgets a request that was answered. */
export async function deleteEnrolment(sql: Sql, digest: Uint8Array): Promise<void> {
  await sql.query('delete from registry.enrolment_request where digest = $1', [digest])
}

/** Forgets requests that nobody confirmed. @returns How many. */
export async function deleteOldEnrolments(sql: Sql, before: Date): Promise<number> {
  const { rowCount } = await sql.query('delete from registry.enrolment_request where received_at < $1', [before])
  return rowCount ?? 0
}
