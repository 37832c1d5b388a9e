import type { Database } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'

/** What the operator sees of the keys: names, states and moments; never a seed. */
export async function readKeys(database: Database): Promise<object> {
  return database.withConnection(async (sql) => {
    const { rows: keys } = await sql.query(
      `select purpose, tenant, domain, epoch, state, locked, created_at as "createdAt", destroyed_at as "destroyedAt"
       from keys.key order by purpose, tenant, domain, epoch`,
    )
    const { rows: plans } = await sql.query(
      'select purpose, tenant, domain, epoch, ordered_at as "orderedAt" from keys.plan order by ordered_at',
    )
    const { rows: destructions } = await sql.query(
      'select id, state, code, submitted_at as "submittedAt", ended_at as "endedAt" from keys.destruction order by submitted_at',
    )
    return { keys, plans, destructions }
  })
}

/** Puts an epoch on the list of those that the key engine makes ahead. Ordered again it changes nothing. */
export async function submitPlan(
  database: Database,
  name: { readonly purpose: string; readonly tenant: string; readonly domain: string; readonly epoch: number },
): Promise<void> {
  await database.withConnection((sql) =>
    sql.query(
      'insert into keys.plan (purpose, tenant, domain, epoch, ordered_at) values ($1, $2, $3, $4, now()) on conflict do nothing',
      [name.purpose, name.tenant, name.domain, name.epoch],
    ),
  )
}

/** Hands a request with its approvals to the key engine. Handed over again it changes nothing. */
export async function submitDestruction(
  database: Database,
  { id, request, approvals }: { readonly id: string; readonly request: string; readonly approvals: readonly string[] },
): Promise<void> {
  await database.withConnection((sql) =>
    sql.query(
      'insert into keys.destruction (id, request, approvals, submitted_at) values ($1, $2, $3, now()) on conflict do nothing',
      [id, request, approvals],
    ),
  )
}

/** Where a request stands. @throws ServerError `NOT_FOUND`. */
export async function readDestruction(
  database: Database,
  id: string,
): Promise<{ readonly state: string; readonly code: string | null }> {
  return database.withConnection(async (sql) => {
    const { rows } = await sql.query<{ state: string; code: string | null }>(
      'select state, code from keys.destruction where id = $1',
      [id],
    )
    if (rows[0] === undefined) throw new ServerError('NOT_FOUND')
    return rows[0]
  })
}

/** The certificate of a destruction that was carried out. @throws ServerError `NOT_FOUND`. */
export async function readCertificate(database: Database, id: string): Promise<object> {
  return database.withConnection(async (sql) => {
    const { rows } = await sql.query<{ request: string; approvals: string[]; record: string }>(
      "select request, approvals, record from keys.destruction where id = $1 and state = 'done'",
      [id],
    )
    const [row] = rows
    if (row === undefined) throw new ServerError('NOT_FOUND')
    const { request, approvals, record } = row
    return { schema: 'sluis-destruction/1', request, approvals, entries: JSON.parse(record) as unknown }
  })
}
