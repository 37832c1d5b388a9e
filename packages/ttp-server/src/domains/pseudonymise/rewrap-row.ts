import type { PartContext } from '@sluis/ttp-core/pseudonymise'
import { PART_SCHEMA } from '@sluis/ttp-core/pseudonymise'
import type { Sql } from '../../kernel/database.ts'

/** A list of a tenant's pseudonyms of an older epoch. */
export interface RewrapRow {
  /** Also the identifier of the list of changes that answers it. */
  readonly id: string
  readonly rewrap: string
  readonly number: number
  readonly tenant: string
  readonly domain: string
  readonly sealed: string
  /** It was put aside before. */
  readonly wasAside: boolean
}

/**
 * Takes the oldest list that is waiting and that no other engine has, and holds it until the transaction ends.
 * @param asideBefore Lists that were put aside after this moment are left alone.
 */
export async function takeRewrap(sql: Sql, asideBefore: Date): Promise<RewrapRow | null> {
  const { rows } = await sql.query<RewrapRow>(
    `select id, rewrap, number, tenant, domain, sealed, taken_at is not null as "wasAside" from pseudonymise.rewrap
     where taken_at is null or taken_at < $1 order by sequence limit 1 for update skip locked`,
    [asideBefore],
  )
  return rows[0] ?? null
}

/** The work is done: nothing of the list stays. */
export async function deleteRewrap(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from pseudonymise.rewrap where id = $1', [id])
}

/** Leaves a list alone for a while. */
export async function putRewrapAside(sql: Sql, id: string, at: Date): Promise<void> {
  await sql.query('update pseudonymise.rewrap set taken_at = $2 where id = $1', [id, at])
}

/** Gives the answer to `release`, which carries it to the tenant without being able to open it. */
export async function handOverRewrap(sql: Sql, { id, tenant, domain }: RewrapRow, sealed: string): Promise<void> {
  await sql.query('insert into release.change_part (id, tenant, domain, sealed) values ($1, $2, $3, $4)', [
    id,
    tenant,
    domain,
    sealed,
  ])
}

/** Says that a list could not be read as a whole. */
export async function refuseRewrap(sql: Sql, id: string, code: string): Promise<void> {
  await sql.query('insert into release.rewrap_refusal (change, code) values ($1, $2)', [id, code])
}

/** Where the sealed list must belong, by the row that it stands in. */
export function rewrapContextOf({ rewrap, number, tenant, domain }: RewrapRow): PartContext {
  const schema = PART_SCHEMA.rewrap
  return { kind: 'rewrap', delivery: rewrap, chunk: number, institution: '', tenant, domain, schema }
}

/** Where the answer belongs. */
export function answerContextOf({ id, tenant, domain }: RewrapRow): PartContext {
  return { kind: 'change', delivery: id, chunk: 0, institution: '', tenant, domain, schema: PART_SCHEMA.change }
}
