import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

/** What a new item of a feed is made of. */
export interface NewItem {
  readonly id: string
  readonly tenant: string
  readonly domain: string
  readonly content:
    | { readonly kind: 'chunk'; readonly delivery: string; readonly number: number }
    | { readonly kind: 'change'; readonly change: string }
  readonly entry: string
  readonly details: string
  readonly salt: Uint8Array
  readonly assembledAt: Date
}

/** Adds an item; its cursor comes when it is published. */
export async function insertItem(sql: Sql, item: NewItem): Promise<void> {
  const { content } = item
  await sql.query(
    `insert into release.item (id, tenant, domain, kind, delivery, number, change, entry, details, salt, assembled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      item.id,
      item.tenant,
      item.domain,
      content.kind,
      content.kind === 'chunk' ? content.delivery : null,
      content.kind === 'chunk' ? content.number : null,
      content.kind === 'change' ? content.change : null,
      item.entry,
      item.details,
      item.salt,
      item.assembledAt,
    ],
  )
}

const ItemRow = z.strictObject({
  cursor: z.int(),
  domain: z.string(),
  kind: z.enum(['chunk', 'change']),
  delivery: z.string().nullable(),
  number: z.int().nullable(),
  change: z.string().nullable(),
  entry: z.string(),
  details: z.string(),
  salt: Bytes,
})
export type ItemRow = z.infer<typeof ItemRow>

/** Reads a tenant's published items after a cursor, in their order. */
export async function listItems(sql: Sql, tenant: string, after: number, limit: number): Promise<readonly ItemRow[]> {
  const { rows } = await sql.query(
    `select cursor, domain, kind, delivery, number, change, entry, details, salt from release.item
     where tenant = $1 and cursor > $2 order by cursor limit $3`,
    [tenant, after, limit],
  )
  return z.array(ItemRow).parse(rows)
}

const DeliveryRow = z.strictObject({
  id: z.string(),
  institution: z.string(),
  manifest: z.string(),
  entry: z.string(),
  receipt_details: z.string(),
  receipt_salt: Bytes,
})
export type DeliveryRow = z.infer<typeof DeliveryRow>

/** Reads who made the deliveries that items come from, their signed manifests, and what was kept of their closing. */
export async function findDeliveries(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, DeliveryRow>> {
  const { rows } = await sql.query(
    `select id, institution, manifest, entry, receipt_details, receipt_salt from intake.delivery
     where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(
    z
      .array(DeliveryRow)
      .parse(rows)
      .map((row) => [row.id, row]),
  )
}

const PartsRow = z.strictObject({
  activity: z.string().nullable(),
  pseudonym: z.string().nullable(),
  attribute: z.string().nullable(),
  change: z.string().nullable(),
})
export type PartsRow = z.infer<typeof PartsRow>

/** Reads the sealed parts of one published item that its tenant has not acknowledged. */
export async function findParts(sql: Sql, tenant: string, cursor: number): Promise<PartsRow | null> {
  const { rows } = await sql.query(
    `select v.sealed as activity, p.sealed as pseudonym, a.sealed as attribute, c.sealed as change
     from release.item i
     left join intake.activity_part v on v.delivery = i.delivery and v.number = i.number
     left join release.pseudonym_part p on p.delivery = i.delivery and p.number = i.number
     left join release.attribute_part a on a.delivery = i.delivery and a.number = i.number
     left join release.change_part c on c.id = i.change
     where i.tenant = $1 and i.cursor = $2 and i.acknowledged_at is null`,
    [tenant, cursor],
  )
  return rows[0] === undefined ? null : PartsRow.parse(rows[0])
}
