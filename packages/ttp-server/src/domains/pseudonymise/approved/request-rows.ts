import type { Sql } from '../../../kernel/database.ts'

/** A request of the gateway's table, as its people signed it. Nothing of it is believed before the signatures were verified. */
export interface RequestRow {
  readonly id: string
  /** As the gateway says: for the name of an entry of the log, and nothing else. */
  readonly act: 'reveal' | 'translate'
  readonly document: string
  readonly approvals: readonly string[]
}

const COLUMNS = `r.id, r.act, r.document, array(
    select a.document from reveal.approval a where a.request = r.id order by a.received_at, a.approver
  ) as approvals`

/** The oldest request that enough people seem to have approved, whose selection is here, and that was not begun. */
export async function findApproved(sql: Sql): Promise<RequestRow | undefined> {
  const { rows } = await sql.query<RequestRow>(
    `select ${COLUMNS} from reveal.request r
     where not exists (select from reveal.ending e where e.request = r.id)
       and not exists (select from pseudonymise.carried_out c where c.request = r.id)
       and (select count(*) from reveal.approval a where a.request = r.id and a.decision = 'approve') >= 2
       and (select count(*) from reveal.selection_part p where p.request = r.id) >= r.part_count
     order by r.received_at, r.id limit 1`,
  )
  return rows[0]
}

/** What was begun: the entry that must be in the log before it is done. */
export interface BegunRow extends RequestRow {
  readonly digest: string
  readonly entry: string
}

/** The oldest request that was begun and is neither done nor ended; the others of the engine leave it alone until the transaction ends. */
export async function takeBegun(sql: Sql): Promise<BegunRow | undefined> {
  const { rows } = await sql.query<BegunRow>(
    `select ${COLUMNS}, c.digest, c.entry
     from pseudonymise.carried_out c join reveal.request r on r.id = c.request
     where c.done_at is null and not exists (select from reveal.ending e where e.request = c.request)
     order by c.day, c.request limit 1 for update of c skip locked`,
  )
  return rows[0]
}

/** What is written when a request is begun. */
export interface Beginning {
  readonly request: string
  readonly act: 'reveal' | 'translate'
  readonly tenant: string
  readonly domain: string
  readonly persons: number
  /** YYYY-MM-DD. */
  readonly day: string
  readonly digest: string
  readonly entry: string
}

export async function addBegun(sql: Sql, row: Beginning): Promise<void> {
  const { request, act, tenant, domain, persons, day, digest, entry } = row
  await sql.query(
    `insert into pseudonymise.carried_out (request, act, tenant, domain, persons, day, digest, entry)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [request, act, tenant, domain, persons, day, digest, entry],
  )
}

/** How many persons of the domain were opened on this day, or are being opened. */
export async function countPersons(sql: Sql, tenant: string, domain: string, day: string): Promise<number> {
  const { rows } = await sql.query<{ persons: number }>(
    `select coalesce(sum(persons), 0)::int as persons from pseudonymise.carried_out
     where act = 'reveal' and tenant = $1 and domain = $2 and day = $3`,
    [tenant, domain, day],
  )
  return rows[0]?.persons ?? 0
}

export async function markDone(sql: Sql, request: string, at: Date): Promise<void> {
  await sql.query('update pseudonymise.carried_out set done_at = $2 where request = $1', [request, at])
}

/** Says for good that a request is not carried out. Said twice, the first counts. */
export async function addEnding(sql: Sql, request: string, code: string, at: Date): Promise<void> {
  await sql.query('insert into reveal.ending (request, code, ended_at) values ($1, $2, $3) on conflict do nothing', [
    request,
    code,
    at,
  ])
}

/** One part of the selection, sealed. */
export async function readSelection(sql: Sql, request: string, number: number): Promise<string | undefined> {
  const { rows } = await sql.query<{ sealed: string }>(
    'select sealed from reveal.selection_part where request = $1 and number = $2',
    [request, number],
  )
  return rows[0]?.sealed
}

/** Engines take turns where they count: two that begin at once would both be under the limit. */
export async function lockBeginning(sql: Sql): Promise<void> {
  await sql.query("select pg_advisory_xact_lock(hashtextextended('pseudonymise.carried_out', 0))")
}
