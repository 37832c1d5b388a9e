import { z } from 'zod'
import type { Sql } from '../../../kernel/database.ts'
import { LIMIT } from '../limits.ts'
import { ROLE_REQUEST_KINDS, type RoleRequest } from './role-request.ts'

const RoleRequestRow = z.strictObject({
  id: z.string(),
  institution: z.string(),
  requester: z.string(),
  kind: z.enum(ROLE_REQUEST_KINDS),
  person: z.string(),
  role: z.string().nullable(),
  requested_at: z.date(),
  answer: z.enum(['applied', 'refused']).nullable(),
})
/** A request as it is stored. */
export type RoleRequestRow = z.infer<typeof RoleRequestRow>

const COLUMNS = 'id, institution, requester, kind, person, role, requested_at, answer'

/** Adds a request. @returns False when too many of the institution wait already, or the same one does. */
export async function insertRoleRequest(
  sql: Sql,
  id: string,
  { institution, requester }: { readonly institution: string; readonly requester: string },
  { kind, person, role }: RoleRequest,
  now: Date,
): Promise<boolean> {
  // One after the other for each institution, so that the count holds.
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 24))', [institution])
  const { rowCount } = await sql.query(
    `insert into portal.role_request (id, institution, requester, kind, person, role, requested_at)
     select $1, $2, $3, $4, $5, $6, $7
     where (select count(*) from portal.role_request where institution = $2 and answer is null) < $8
       and not exists (select from portal.role_request where institution = $2 and answer is null and kind = $4 and person = $5
         and role is not distinct from $6)`,
    [id, institution, requester, kind, person, role ?? null, now, LIMIT.roleRequestsMax],
  )
  return rowCount === 1
}

/** The newest requests of an institution. */
export async function listRoleRequests(sql: Sql, institution: string): Promise<readonly RoleRequestRow[]> {
  const { rows } = await sql.query(
    `select ${COLUMNS} from portal.role_request where institution = $1 order by requested_at desc, id limit $2`,
    [institution, LIMIT.roleRequestsMax],
  )
  return z.array(RoleRequestRow).parse(rows)
}

/** What waits for the registrar, the oldest first. */
export async function listWaitingRequests(sql: Sql): Promise<readonly RoleRequestRow[]> {
  const { rows } = await sql.query(
    `select ${COLUMNS} from portal.role_request where answer is null order by requested_at, id limit 500`,
  )
  return z.array(RoleRequestRow).parse(rows)
}

/** Writes down what became of a request, once. @returns The request; nothing when none of this identifier waits. */
export async function answerRoleRequest(
  sql: Sql,
  id: string,
  answer: 'applied' | 'refused',
  registrar: string,
  now: Date,
): Promise<RoleRequestRow | undefined> {
  const { rows } = await sql.query(
    `update portal.role_request set answer = $2, answered_by = $3, answered_at = $4 where id = $1 and answer is null
     returning ${COLUMNS}`,
    [id, answer, registrar, now],
  )
  return rows[0] === undefined ? undefined : RoleRequestRow.parse(rows[0])
}
