import type { Sql } from '../../../kernel/database.ts'
import { column, rowsOf, runPrepared, sixteenBytes } from '../store/columns.ts'
import type { WaitingChunk } from './chunk-row.ts'

/** Hands the subject numbers of a chunk, sealed to the key engine, on to `pseudonymise`. */
export async function addChunkBatch(sql: Sql, id: string, chunk: WaitingChunk, sealed: string): Promise<void> {
  const { delivery, number, institution, tenant, domain } = chunk
  await sql.query(
    `insert into pseudonymise.batch (id, kind, delivery, number, institution, tenant, domain, sealed)
     values ($1, 'chunk', $2, $3, $4, $5, $6, $7)`,
    [id, delivery, number, institution, tenant, domain, sealed],
  )
}

/** Hands merges on to `pseudonymise`, for one domain in which the absorbed numbers have appeared. */
export async function addChangeBatch(
  sql: Sql,
  id: string,
  { tenant, domain }: { readonly tenant: string; readonly domain: string },
  sealed: string,
): Promise<void> {
  await sql.query(
    "insert into pseudonymise.batch (id, kind, tenant, domain, sealed) values ($1, 'change', $2, $3, $4)",
    [id, tenant, domain, sealed],
  )
}

/** Hands the coarse attributes of a chunk, sealed to the tenant, on to `release`. */
export async function addAttributePart(sql: Sql, { delivery, number }: WaitingChunk, sealed: string): Promise<void> {
  await sql.query('insert into release.attribute_part (delivery, number, sealed) values ($1, $2, $3)', [
    delivery,
    number,
    sealed,
  ])
}

const APPEAR = `
  insert into identity.appearance (subject, kind, tenant, domain)
  select ${sixteenBytes(1)}, $2, $3, $4 from ${rowsOf(5)} on conflict do nothing`

/** Records that subjects are known in a domain from now on. */
export async function addAppearances(
  sql: Sql,
  kind: 'person' | 'household',
  subjects: readonly Uint8Array[],
  { tenant, domain }: { readonly tenant: string; readonly domain: string },
): Promise<void> {
  if (subjects.length === 0) return
  const values = [column(subjects), kind, tenant, domain, subjects.length]
  await sql.query({ name: 'identity-add-appearances', text: APPEAR, values })
}

/** Where a subject has appeared. */
export interface Appearance {
  /** Position in the list that was asked for. */
  readonly position: number
  readonly tenant: string
  readonly domain: string
}

const FIND = `
  select i, a.tenant, a.domain
  from ${rowsOf(3)} join identity.appearance a on a.subject = ${sixteenBytes(1)} and a.kind = $2`

/** The domains in which subjects have appeared. */
export async function findAppearances(
  sql: Sql,
  kind: 'person' | 'household',
  subjects: readonly Uint8Array[],
): Promise<readonly Appearance[]> {
  if (subjects.length === 0) return []
  const values = [column(subjects), kind, subjects.length]
  const rows = await runPrepared<[number, string, string]>(sql, 'identity-find-appearances', FIND, values)
  return rows.map(([position, tenant, domain]) => ({ position, tenant, domain }))
}
