import type { Sql } from '../../../kernel/database.ts'

/** What the key engine opened for a request, and the request as its people signed it. Nothing is believed before it was verified. */
export interface OpenedRequest {
  readonly id: string
  readonly document: string
  readonly approvals: readonly string[]
  readonly sealed: string
}
/** One that was begun: the entry that must be in the log before anybody is revealed. */
export interface BegunRevelation extends OpenedRequest {
  readonly digest: string
  readonly entry: string
}

const COLUMNS = `r.id, r.document, o.sealed, array(
    select a.document from reveal.approval a where a.request = r.id order by a.received_at, a.approver
  ) as approvals`

/** One that was opened and not yet begun. */
export async function findOpened(sql: Sql): Promise<OpenedRequest | undefined> {
  const { rows } = await sql.query<OpenedRequest>(
    `select ${COLUMNS} from identity.opening o join reveal.request r on r.id = o.request
     where not exists (select from identity.revelation v where v.request = o.request)
     order by r.received_at, r.id limit 1`,
  )
  return rows[0]
}

// What arrived from who asks and was not looked into may be a withdrawal. Whose it is the gateway says, which could as well keep it back.
const UNVERIFIED = `
  select from intake.delivery d
  where d.institution = r.organisation and d.tenant = r.tenant and d.domain = r.domain and d.state = 'closed'
    and exists (select from intake.identity_part p where p.delivery = d.id)
    and not exists (select from identity.verified_delivery g where g.delivery = d.id)
    and not exists (select from intake.refusal f where f.delivery = d.id)`

/**
 * One that was begun and is not done, when all that the institution delivered for the domain before is verified; other engines leave it alone
 * until the transaction ends.
 */
export async function takeBegunRevelation(sql: Sql): Promise<BegunRevelation | undefined> {
  const { rows } = await sql.query<BegunRevelation>(
    `select ${COLUMNS}, v.digest, v.entry
     from identity.revelation v join identity.opening o on o.request = v.request join reveal.request r on r.id = v.request
     where v.done_at is null and not exists (${UNVERIFIED}) order by v.day, v.request limit 1 for update of v skip locked`,
  )
  return rows[0]
}

/** What is written when a revelation is begun. */
export interface RevelationBeginning {
  readonly request: string
  readonly tenant: string
  readonly domain: string
  readonly persons: number
  /** YYYY-MM-DD. */
  readonly day: string
  readonly digest: string
  readonly entry: string
}

export async function addRevelation(sql: Sql, row: RevelationBeginning): Promise<void> {
  const { request, tenant, domain, persons, day, digest, entry } = row
  await sql.query(
    `insert into identity.revelation (request, tenant, domain, persons, day, digest, entry)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [request, tenant, domain, persons, day, digest, entry],
  )
}

/** How many persons of the domain were revealed on this day, or are being revealed. */
export async function countRevealed(sql: Sql, tenant: string, domain: string, day: string): Promise<number> {
  const { rows } = await sql.query<{ persons: number }>(
    `select coalesce(sum(persons), 0)::int as persons from identity.revelation
     where tenant = $1 and domain = $2 and day = $3`,
    [tenant, domain, day],
  )
  return rows[0]?.persons ?? 0
}

/** The work is done or ended: the subject numbers are gone. */
export async function closeOpening(sql: Sql, request: string, at: Date): Promise<void> {
  await sql.query('delete from identity.opening where request = $1', [request])
  await sql.query('update identity.revelation set done_at = $2 where request = $1', [request, at])
}

/** Says for good that a request is not carried out. Said twice, the first counts. */
export async function addRevelationEnding(sql: Sql, request: string, code: string, at: Date): Promise<void> {
  await sql.query('insert into reveal.ending (request, code, ended_at) values ($1, $2, $3) on conflict do nothing', [
    request,
    code,
    at,
  ])
}

/** Engines take turns where they count: two that begin at once would both be under the limit. */
export async function lockRevelations(sql: Sql): Promise<void> {
  await sql.query("select pg_advisory_xact_lock(hashtextextended('identity.revelation', 0))")
}
