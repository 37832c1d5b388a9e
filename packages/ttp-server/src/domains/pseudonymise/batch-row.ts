import type { PartContext } from '@sluis/ttp-core/pseudonymise'
import { PART_SCHEMA } from '@sluis/ttp-core/pseudonymise'
import type { Sql } from '../../kernel/database.ts'

interface BatchPlace {
  readonly id: string
  readonly tenant: string
  readonly domain: string
  readonly sealed: string
}
/** Subject numbers of one chunk of a delivery. */
export interface ChunkBatch extends BatchPlace {
  readonly kind: 'chunk'
  readonly delivery: string
  readonly number: number
  readonly institution: string
}
/** Merges and splits of subjects, for a domain in which the old one has appeared. */
export interface ChangeBatch extends BatchPlace {
  readonly kind: 'change'
}
export type Batch = ChunkBatch | ChangeBatch

/**
 * Takes the oldest batch that is waiting and that no other engine has, and holds it until the transaction ends.
 * @param asideBefore Batches that were put aside after this moment are left alone.
 */
export async function takeBatch(sql: Sql, asideBefore: Date): Promise<Batch | null> {
  const { rows } = await sql.query<Batch>(
    `select id, kind, delivery, number, institution, tenant, domain, sealed from pseudonymise.batch
     where taken_at is null or taken_at < $1 order by sequence limit 1 for update skip locked`,
    [asideBefore],
  )
  return rows[0] ?? null
}

/** The work is done: nothing of it stays. */
export async function deleteBatch(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from pseudonymise.batch where id = $1', [id])
}

/**
 * Leaves a batch alone for a while, so that it neither blocks the others nor is tried without end.
 * @param code Why: what can never be opened is told from what waits for the registrar.
 */
export async function putAside(sql: Sql, id: string, at: Date, code: string): Promise<void> {
  await sql.query('update pseudonymise.batch set taken_at = $2, aside_code = $3 where id = $1', [id, at, code])
}

/** Where the sealed part of a batch must belong, by the row that it stands in. */
export function contextOf(batch: Batch): PartContext {
  return placed(batch, 'subject')
}

/** Where what is made of a batch belongs. */
export function resultContextOf(batch: Batch): PartContext {
  return placed(batch, batch.kind === 'chunk' ? 'pseudonym' : 'change')
}

function placed(batch: Batch, kind: 'subject' | 'pseudonym' | 'change'): PartContext {
  const { tenant, domain } = batch
  const schema = PART_SCHEMA[kind]
  if (batch.kind === 'change') return { kind, delivery: batch.id, chunk: 0, institution: '', tenant, domain, schema }
  return { kind, delivery: batch.delivery, chunk: batch.number, institution: batch.institution, tenant, domain, schema }
}
