import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

/** A list of pseudonyms as it was received. */
export interface NewRewrapChunk {
  readonly tenant: string
  readonly rewrap: string
  readonly number: number
  readonly domain: string
  readonly digest: Uint8Array
  /** Identifier of the list of changes that will answer it. */
  readonly change: string
  readonly receivedAt: Date
}

/** Adds a list. Two that send the same number at once wait for each other here. @returns False when there is one already. */
export async function insertRewrapChunk(sql: Sql, chunk: NewRewrapChunk): Promise<boolean> {
  const { tenant, rewrap, number, domain, digest, change, receivedAt } = chunk
  const { rowCount } = await sql.query(
    `insert into release.rewrap_chunk (tenant, rewrap, number, domain, digest, change, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, rewrap, number) do nothing`,
    [tenant, rewrap, number, domain, digest, change, receivedAt],
  )
  return rowCount === 1
}

/** Hands a sealed list to the key engine. */
export async function insertRewrap(sql: Sql, chunk: NewRewrapChunk, sealed: string): Promise<void> {
  const { change, rewrap, number, tenant, domain } = chunk
  await sql.query(
    'insert into pseudonymise.rewrap (id, rewrap, number, tenant, domain, sealed) values ($1, $2, $3, $4, $5, $6)',
    [change, rewrap, number, tenant, domain, sealed],
  )
}

const ChunkRow = z.strictObject({
  number: z.int(),
  domain: z.string(),
  digest: Bytes,
  cursor: z.int().nullable(),
  code: z.string().nullable(),
})
export type RewrapChunkRow = z.infer<typeof ChunkRow>

/** The lists of a tenant's rewrap, in their order, each with the cursor of its answer or the code of its refusal. */
export async function listRewrapChunks(sql: Sql, tenant: string, rewrap: string): Promise<readonly RewrapChunkRow[]> {
  const { rows } = await sql.query(
    `select c.number, c.domain, c.digest, i.cursor, r.code from release.rewrap_chunk c
     left join release.item i on i.change = c.change and i.kind = 'change'
     left join release.rewrap_refusal r on r.change = c.change
     where c.tenant = $1 and c.rewrap = $2 order by c.number`,
    [tenant, rewrap],
  )
  return z.array(ChunkRow).parse(rows)
}

const Known = z.strictObject({ domain: z.string(), digest: Bytes })

/** One list by its name. */
export async function findRewrapChunk(
  sql: Sql,
  { tenant, rewrap, number }: Pick<NewRewrapChunk, 'tenant' | 'rewrap' | 'number'>,
): Promise<z.infer<typeof Known> | null> {
  const { rows } = await sql.query(
    'select domain, digest from release.rewrap_chunk where tenant = $1 and rewrap = $2 and number = $3',
    [tenant, rewrap, number],
  )
  return rows[0] === undefined ? null : Known.parse(rows[0])
}
