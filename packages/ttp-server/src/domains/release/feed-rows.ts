import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'

const FeedRow = z.strictObject({ last_cursor: z.int(), acknowledged_cursor: z.int() })
export type FeedRow = z.infer<typeof FeedRow>

/** Makes sure that a tenant has a feed. */
export async function ensureFeed(sql: Sql, tenant: string): Promise<void> {
  await sql.query('insert into release.feed (tenant, last_cursor) values ($1, 0) on conflict (tenant) do nothing', [
    tenant,
  ])
}

/** Reads a tenant's feed; with `lock`, nobody else changes it until the transaction ends. */
export async function findFeed(sql: Sql, tenant: string, lock: boolean): Promise<FeedRow | null> {
  const { rows } = await sql.query(
    `select last_cursor, acknowledged_cursor from release.feed where tenant = $1 ${lock ? 'for update' : ''}`,
    [tenant],
  )
  return rows[0] === undefined ? null : FeedRow.parse(rows[0])
}

/** A tenant with an item that a checkpoint of the log covers and that is not published yet. */
export async function findTenantToPublish(sql: Sql): Promise<string | null> {
  const { rows } = await sql.query<{ tenant: string }>(
    `select i.tenant from release.item i join audit.entry e on e.id = i.entry
     where i.cursor is null and e.index < (select coalesce(max(size), 0) from audit.checkpoint) limit 1`,
  )
  return rows[0]?.tenant ?? null
}

/**
 * Gives a tenant's covered items their cursors, in the order of their sequence. The caller holds the lock of the feed.
 * @param now - Told only after the checkpoint is chosen, so that none that covers an item is later than its publication.
 * @returns How many.
 */
export async function publishItems(
  sql: Sql,
  tenant: string,
  lastCursor: number,
  limit: number,
  now: () => Date,
): Promise<number> {
  const { rows } = await sql.query<{ covered: number }>(
    'select coalesce(max(size), 0) as covered from audit.checkpoint',
  )
  const { rowCount } = await sql.query(
    `update release.item i set cursor = $2 + n.position, published_at = $4
     from (
       select w.id, row_number() over (order by w.sequence) as position
       from release.item w join audit.entry e on e.id = w.entry
       where w.tenant = $1 and w.cursor is null and e.index < $5
       order by w.sequence limit $3
     ) n
     where i.id = n.id`,
    [tenant, lastCursor, limit, now(), rows[0]?.covered ?? 0],
  )
  return rowCount ?? 0
}

/** Moves the end of a tenant's feed. */
export async function setLastCursor(sql: Sql, tenant: string, cursor: number): Promise<void> {
  await sql.query('update release.feed set last_cursor = $2 where tenant = $1', [tenant, cursor])
}
