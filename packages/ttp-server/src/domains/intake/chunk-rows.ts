import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

const ChunkRow = z.strictObject({
  number: z.int(),
  row_count: z.int(),
  identity_digest: Bytes,
  activity_digest: Bytes,
})
export type ChunkRow = z.infer<typeof ChunkRow>

/**
 * Adds a chunk. Two that upload the same number at once wait for each other here.
 * @returns False when there is one of this number already.
 */
export async function insertChunk(sql: Sql, delivery: string, chunk: ChunkRow, receivedAt: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into intake.chunk (delivery, number, row_count, identity_digest, activity_digest, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (delivery, number) do nothing`,
    [delivery, chunk.number, chunk.row_count, chunk.identity_digest, chunk.activity_digest, receivedAt],
  )
  return rowCount === 1
}

/** Reads one chunk by its primary key. */
export async function findChunk(sql: Sql, delivery: string, number: number): Promise<ChunkRow | null> {
  const { rows } = await sql.query(
    'select number, row_count, identity_digest, activity_digest from intake.chunk where delivery = $1 and number = $2',
    [delivery, number],
  )
  return rows[0] === undefined ? null : ChunkRow.parse(rows[0])
}

/** Reads the chunks of a delivery, in their order. */
export async function listChunks(sql: Sql, delivery: string): Promise<readonly ChunkRow[]> {
  const { rows } = await sql.query(
    'select number, row_count, identity_digest, activity_digest from intake.chunk where delivery = $1 order by number',
    [delivery],
  )
  return z.array(ChunkRow).parse(rows)
}

/** Keeps the sealed identity part of a chunk, for the identity engine. */
export async function insertIdentityPart(sql: Sql, delivery: string, number: number, sealed: string): Promise<void> {
  await sql.query('insert into intake.identity_part (delivery, number, sealed) values ($1, $2, $3)', [
    delivery,
    number,
    sealed,
  ])
}

/** Keeps the sealed activity part of a chunk, for the tenant. */
export async function insertActivityPart(sql: Sql, delivery: string, number: number, sealed: string): Promise<void> {
  await sql.query('insert into intake.activity_part (delivery, number, sealed) values ($1, $2, $3)', [
    delivery,
    number,
    sealed,
  ])
}

/** Deletes the sealed parts of a delivery. */
export async function deleteParts(sql: Sql, delivery: string): Promise<void> {
  await sql.query('delete from intake.identity_part where delivery = $1', [delivery])
  await sql.query('delete from intake.activity_part where delivery = $1', [delivery])
}

/** Deletes the record of a delivery's chunks, whose parts were deleted before. */
export async function deleteChunks(sql: Sql, delivery: string): Promise<void> {
  await sql.query('delete from intake.chunk where delivery = $1', [delivery])
}
