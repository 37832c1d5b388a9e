import type { Sql } from '../../kernel/database.ts'

/** Where content may come only once: an institution, and whom it is for. */
export interface ContentKey {
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly contentTag: string
}

/** Makes deliveries of the same content close one after the other, until the transaction ends. */
export async function lockContent(sql: Sql, key: ContentKey): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify([key.institution, key.tenant, key.domain, key.contentTag]),
  ])
}

/** The delivery by which the content arrived before, if any: closed, and not refused by an engine. */
export async function findDelivered(sql: Sql, key: ContentKey): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from intake.delivery d
     where institution = $1 and tenant = $2 and domain = $3 and content_tag = $4 and state = 'closed'
       and not exists (select from intake.refusal r where r.delivery = d.id)
     order by closed_at limit 1`,
    [key.institution, key.tenant, key.domain, key.contentTag],
  )
  return rows[0]?.id ?? null
}
