import type { Sql } from '../../../kernel/database.ts'

/** A closed delivery, as the gateway recorded it. Nothing of it is believed before the manifest was verified. */
export interface ClosedDelivery {
  readonly id: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly manifest: string
  readonly closedAt: Date
}

/**
 * Takes the delivery that was closed first of those that nobody verified yet, and holds it until the transaction ends.
 * @param except Deliveries that are left alone for now.
 */
export async function takeClosedDelivery(sql: Sql, except: readonly string[]): Promise<ClosedDelivery | undefined> {
  const { rows } = await sql.query<ClosedDelivery>(
    `select d.id, d.institution, d.tenant, d.domain, d.manifest, d.closed_at as "closedAt"
     from intake.identity_part p join intake.delivery d on d.id = p.delivery
     where p.number = 0 and d.state = 'closed' and d.id <> all ($1::uuid[])
       and not exists (select from identity.verified_delivery v where v.delivery = d.id)
       and not exists (select from intake.refusal r where r.delivery = d.id)
     order by d.closed_at, d.id limit 1
     for update of p skip locked`,
    [except],
  )
  return rows[0]
}

/** The sealed identity part of a chunk. */
export async function readIdentityPart(sql: Sql, delivery: string, number: number): Promise<string | undefined> {
  const { rows } = await sql.query<{ sealed: string }>(
    'select sealed from intake.identity_part where delivery = $1 and number = $2',
    [delivery, number],
  )
  return rows[0]?.sealed
}

/** Records that every chunk of the delivery was opened and found well-formed. */
export async function markVerified(sql: Sql, delivery: string, at: Date): Promise<void> {
  await sql.query('insert into identity.verified_delivery (delivery, verified_at) values ($1, $2)', [delivery, at])
}

/** Refuses a delivery as a whole; the gateway tells the institution. */
export async function recordRefusal(
  sql: Sql,
  refusal: { readonly delivery: string; readonly number: number; readonly code: string; readonly at: Date },
): Promise<void> {
  await sql.query('insert into intake.refusal (delivery, number, code, refused_at) values ($1, $2, $3, $4)', [
    refusal.delivery,
    refusal.number,
    refusal.code,
    refusal.at,
  ])
}

/** Deletes what institutions sealed to the identity engine in this delivery. */
export async function deleteIdentityParts(sql: Sql, delivery: string): Promise<void> {
  await sql.query('delete from intake.identity_part where delivery = $1', [delivery])
}
