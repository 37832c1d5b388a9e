import type { Sql } from '../../../kernel/database.ts'

/** A chunk that waits to be resolved. */
export interface WaitingChunk {
  readonly delivery: string
  readonly number: number
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly sealed: string
}

/**
 * Takes the next chunk of the verified deliveries that no other engine has, and holds it until the transaction ends.
 * @param asideBefore Chunks that were put aside after this moment are left alone.
 */
export async function takeChunk(sql: Sql, asideBefore: Date): Promise<WaitingChunk | undefined> {
  const { rows } = await sql.query<WaitingChunk>({
    name: 'identity-take-chunk',
    text: `
      select p.delivery, p.number, d.institution, d.tenant, d.domain, p.sealed
      from intake.identity_part p
      join identity.verified_delivery v on v.delivery = p.delivery
      join intake.delivery d on d.id = p.delivery
      where p.taken_at is null or p.taken_at < $1
      order by v.verified_at, p.delivery, p.number limit 1
      for update of p skip locked`,
    values: [asideBefore],
  })
  return rows[0]
}

/** Leaves a chunk alone for a while, so that it neither blocks the others nor is tried without end. */
export async function putAside(sql: Sql, { delivery, number }: WaitingChunk, at: Date): Promise<void> {
  await sql.query('update intake.identity_part set taken_at = $3 where delivery = $1 and number = $2', [
    delivery,
    number,
    at,
  ])
}

/** The chunk is resolved: its identities are gone. The institution is not told: when it was depends on who is known. */
export async function finishChunk(
  sql: Sql,
  { delivery, number }: Pick<WaitingChunk, 'delivery' | 'number'>,
): Promise<void> {
  await sql.query('delete from intake.identity_part where delivery = $1 and number = $2', [delivery, number])
  await sql.query('insert into intake.resolved (delivery, number) values ($1, $2)', [delivery, number])
}
