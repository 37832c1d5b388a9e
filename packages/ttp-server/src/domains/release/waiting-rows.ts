import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

/** Whether anything may wait: one look at two small indexes, outside any transaction. */
export async function anythingWaiting(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ waiting: boolean }>(
    `select exists (select from release.pseudonym_part where assembled_at is null)
         or exists (select from release.change_part where assembled_at is null) as waiting`,
  )
  return rows[0]?.waiting === true
}

const WaitingChunk = z.strictObject({
  delivery: z.string(),
  number: z.int(),
  tenant: z.string(),
  domain: z.string(),
})
export type WaitingChunk = z.infer<typeof WaitingChunk>

/**
 * Chunks whose parts are all there and that no item carries yet, locked until the transaction ends; those that another gateway
 * has locked are left to it. The attribute part, if the domain has one, is there before the pseudonym part: the same transaction
 * that asked for pseudonyms wrote it. Nothing of a refused delivery is ever found, and nothing of
 * one that is held back while it is.
 */
export async function lockWaitingChunks(sql: Sql, limit: number): Promise<readonly WaitingChunk[]> {
  const { rows } = await sql.query(
    `select p.delivery, p.number, p.tenant, p.domain
     from release.pseudonym_part p
     join intake.delivery d on d.id = p.delivery and d.state = 'closed' and d.tenant = p.tenant and d.domain = p.domain
     where p.assembled_at is null
       and exists (select from intake.activity_part a where a.delivery = p.delivery and a.number = p.number)
       and not exists (select from intake.refusal r where r.delivery = p.delivery)
       and not exists (select from release.hold h where h.delivery = p.delivery)
     order by p.delivery, p.number limit $1
     for update of p skip locked`,
    [limit],
  )
  return z.array(WaitingChunk).parse(rows)
}

const ChunkDigests = z.strictObject({
  activity: Bytes,
  pseudonym: Bytes,
  attribute: Bytes.nullable(),
})
export type ChunkDigests = z.infer<typeof ChunkDigests>

/** SHA-256 of each part of a chunk, computed where the parts are. */
export async function digestChunk(sql: Sql, delivery: string, number: number): Promise<ChunkDigests> {
  const { rows } = await sql.query(
    `select sha256(convert_to(v.sealed, 'UTF8')) as activity, sha256(convert_to(p.sealed, 'UTF8')) as pseudonym,
       sha256(convert_to(a.sealed, 'UTF8')) as attribute
     from release.pseudonym_part p
     join intake.activity_part v on v.delivery = p.delivery and v.number = p.number
     left join release.attribute_part a on a.delivery = p.delivery and a.number = p.number
     where p.delivery = $1 and p.number = $2`,
    [delivery, number],
  )
  return ChunkDigests.parse(rows[0])
}

/** Takes a chunk off the list of those that wait. */
export async function markChunkAssembled(sql: Sql, delivery: string, number: number, at: Date): Promise<void> {
  await sql.query('update release.pseudonym_part set assembled_at = $3 where delivery = $1 and number = $2', [
    delivery,
    number,
    at,
  ])
}

const WaitingChange = z.strictObject({
  id: z.string(),
  tenant: z.string(),
  domain: z.string(),
  digest: Bytes,
})
export type WaitingChange = z.infer<typeof WaitingChange>

/** Changes that no item carries yet, in the order of their making, locked until the transaction ends. */
export async function lockWaitingChanges(sql: Sql, limit: number): Promise<readonly WaitingChange[]> {
  const { rows } = await sql.query(
    `select id, tenant, domain, sha256(convert_to(sealed, 'UTF8')) as digest
     from release.change_part where assembled_at is null order by sequence limit $1 for update skip locked`,
    [limit],
  )
  return z.array(WaitingChange).parse(rows)
}

/** Takes a change off the list of those that wait. */
export async function markChangeAssembled(sql: Sql, id: string, at: Date): Promise<void> {
  await sql.query('update release.change_part set assembled_at = $2 where id = $1', [id, at])
}
