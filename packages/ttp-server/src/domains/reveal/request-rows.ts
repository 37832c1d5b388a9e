import type { Sql } from '../../kernel/database.ts'

/** A request with all that became of it. */
export interface RequestRow {
  readonly id: string
  readonly act: 'reveal' | 'translate'
  readonly digest: string
  readonly organisation: string
  readonly receiver: string
  readonly document: string
  readonly partCount: number
  readonly partsHere: number
  readonly expiresAt: Date
  readonly approvals: readonly string[]
  readonly refused: boolean
  readonly approved: number
  readonly endingCode: string | null
  readonly results: number
}

const SELECT = `select r.id, r.act, r.digest, r.organisation, r.receiver, r.document, r.part_count as "partCount",
    r.expires_at as "expiresAt",
    (select count(*)::int from reveal.selection_part p where p.request = r.id) as "partsHere",
    array(select a.document from reveal.approval a where a.request = r.id order by a.received_at, a.approver) as approvals,
    exists (select from reveal.approval a where a.request = r.id and a.decision = 'refuse') as refused,
    (select count(*)::int from reveal.approval a where a.request = r.id and a.decision = 'approve') as approved,
    (select e.code from reveal.ending e where e.request = r.id) as "endingCode",
    (select count(*)::int from reveal.result s where s.request = r.id) as results
  from reveal.request r`

/** One request, locked against its answers until the transaction ends when `lock` is given. */
export async function findRequest(sql: Sql, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql.query<RequestRow>(`${SELECT} where r.id = $1`, [id])
  return rows[0]
}

/** The newest requests; those of one organisation where it is given. */
export async function listRequestRows(
  sql: Sql,
  organisation: string | null,
  after: Date | null,
  most: number,
): Promise<readonly RequestRow[]> {
  const { rows } = await sql.query<RequestRow>(
    `${SELECT} where ($1::text is null or r.organisation = $1) and ($2::timestamptz is null or r.expires_at > $2)
     order by r.received_at desc, r.id limit $3`,
    [organisation, after, most],
  )
  return rows
}

/** Translations that a tenant receives and that have a result. */
export async function listReceived(sql: Sql, receiver: string, most: number): Promise<readonly RequestRow[]> {
  const { rows } = await sql.query<RequestRow>(
    `${SELECT} where r.act = 'translate' and r.receiver = $1
       and exists (select from reveal.result s where s.request = r.id)
     order by r.received_at desc, r.id limit $2`,
    [receiver, most],
  )
  return rows
}

/** What is written of a new request. */
export interface NewRequest {
  readonly id: string
  readonly act: 'reveal' | 'translate'
  readonly digest: string
  readonly requester: string
  readonly organisation: string
  readonly receiver: string
  readonly tenant: string
  readonly domain: string
  readonly document: string
  readonly partCount: number
  readonly expiresAt: string
  readonly receivedAt: Date
}

/** False when there is one of this identifier already. */
export async function insertRequest(sql: Sql, row: NewRequest): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into reveal.request
       (id, act, digest, requester, organisation, receiver, tenant, domain, document, part_count, expires_at, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [
      row.id,
      row.act,
      row.digest,
      row.requester,
      row.organisation,
      row.receiver,
      row.tenant,
      row.domain,
      row.document,
      row.partCount,
      row.expiresAt,
      row.receivedAt,
    ],
  )
  return rowCount === 1
}

/** False when that part is here already. */
export async function insertSelection(sql: Sql, request: string, number: number, sealed: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'insert into reveal.selection_part (request, number, sealed) values ($1, $2, $3) on conflict do nothing',
    [request, number, sealed],
  )
  return rowCount === 1
}

/** False when this approver answered before. */
export async function insertApproval(
  sql: Sql,
  answer: {
    readonly request: string
    readonly approver: string
    readonly decision: string
    readonly document: string
    readonly at: Date
  },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into reveal.approval (request, approver, decision, document, received_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [answer.request, answer.approver, answer.decision, answer.document, answer.at],
  )
  return rowCount === 1
}

/** A result with the entry that was in the log before it was made. */
export interface ResultRow {
  readonly sealed: string
  readonly entry: string
  readonly details: string
  readonly salt: Uint8Array
}

export async function findResult(sql: Sql, request: string, number: number): Promise<ResultRow | undefined> {
  const { rows } = await sql.query<ResultRow>(
    'select sealed, entry, details, salt from reveal.result where request = $1 and number = $2',
    [request, number],
  )
  return rows[0]
}

/** Deletes the sealed parts of requests that ended before this moment; the signed documents stay. */
export async function deleteSealed(sql: Sql, before: Date): Promise<number> {
  let count = 0
  for (const table of ['selection_part', 'result']) {
    const { rowCount } = await sql.query(
      `delete from reveal.${table} p using reveal.request r where r.id = p.request and r.expires_at < $1`,
      [before],
    )
    count += rowCount ?? 0
  }
  return count
}
