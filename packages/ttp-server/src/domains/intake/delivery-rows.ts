import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

const DeliveryRow = z.strictObject({
  id: z.string(),
  institution: z.string(),
  tenant: z.string(),
  domain: z.string(),
  content_tag: z.string(),
  again: z.boolean(),
  state: z.enum(['open', 'closed', 'abandoned']),
  opened_at: z.date(),
  closed_at: z.date().nullable(),
  row_count: z.int().nullable(),
  period_from: z.string().nullable(),
  period_until: z.string().nullable(),
  manifest: z.string().nullable(),
  entry: z.string().nullable(),
  receipt_details: z.string().nullable(),
  receipt_salt: Bytes.nullable(),
})
export type DeliveryRow = z.infer<typeof DeliveryRow>

const COLUMNS = `id, institution, tenant, domain, content_tag, again, state, opened_at, closed_at, row_count, manifest, entry,
  receipt_details, receipt_salt, period_from, period_until`

/** What a new delivery is made of. */
export interface NewDelivery {
  readonly id: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly clientId: string
  readonly contentTag: string
  readonly again: boolean
  readonly period: { readonly from: string; readonly until: string } | undefined
  readonly openedAt: Date
}

/** Adds a delivery. @returns False when the identifier is taken, whoever took it. */
export async function insertDelivery(sql: Sql, delivery: NewDelivery): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into intake.delivery (id, institution, tenant, domain, client_id, content_tag, again, opened_at, period_from, period_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [
      delivery.id,
      delivery.institution,
      delivery.tenant,
      delivery.domain,
      delivery.clientId,
      delivery.contentTag,
      delivery.again,
      delivery.openedAt,
      delivery.period?.from ?? null,
      delivery.period?.until ?? null,
    ],
  )
  return rowCount === 1
}

/**
 * Reads an institution's own delivery by its primary key.
 * @param lock `share` keeps it from being closed until the transaction ends, `update` from being used by anybody else.
 */
export async function findDelivery(
  sql: Sql,
  institution: string,
  id: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<DeliveryRow | null> {
  const clause = { none: '', share: 'for share', update: 'for no key update' }[lock]
  const { rows } = await sql.query(
    `select ${COLUMNS} from intake.delivery where id = $1 and institution = $2 ${clause}`,
    [id, institution],
  )
  return rows[0] === undefined ? null : DeliveryRow.parse(rows[0])
}

/** Reads an institution's own deliveries, newest first. */
export async function listDeliveryRows(sql: Sql, institution: string, limit: number): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql.query(
    `select ${COLUMNS} from intake.delivery where institution = $1 order by opened_at desc, id limit $2`,
    [institution, limit],
  )
  return z.array(DeliveryRow).parse(rows)
}

/** Marks an open delivery as one that repeats content on purpose. */
export async function allowAgain(sql: Sql, institution: string, id: string): Promise<void> {
  await sql.query(`update intake.delivery set again = true where id = $1 and institution = $2 and state = 'open'`, [
    id,
    institution,
  ])
}

/** What closing writes down. */
export interface Closing {
  readonly closedAt: Date
  readonly chunkCount: number
  readonly rowCount: number
  readonly manifest: string
  readonly entry: string
  readonly receiptDetails: string
  readonly receiptSalt: Uint8Array
}

/** Closes an open delivery. */
export async function markClosed(sql: Sql, institution: string, id: string, closing: Closing): Promise<void> {
  await sql.query(
    `update intake.delivery set state = 'closed', closed_at = $3, chunk_count = $4, row_count = $5, manifest = $6, entry = $7,
       receipt_details = $8, receipt_salt = $9
     where id = $1 and institution = $2 and state = 'open'`,
    [
      id,
      institution,
      closing.closedAt,
      closing.chunkCount,
      closing.rowCount,
      closing.manifest,
      closing.entry,
      closing.receiptDetails,
      closing.receiptSalt,
    ],
  )
}

/** Abandons an open delivery. */
export async function markAbandoned(sql: Sql, institution: string, id: string): Promise<void> {
  await sql.query(
    `update intake.delivery set state = 'abandoned' where id = $1 and institution = $2 and state = 'open'`,
    [id, institution],
  )
}
