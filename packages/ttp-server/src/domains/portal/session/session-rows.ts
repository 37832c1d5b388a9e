import { z } from 'zod'
import type { Sql } from '../../../kernel/database.ts'
import { LIMIT } from '../limits.ts'

const SessionRow = z.strictObject({
  account: z.string(),
  person: z.string().nullable(),
  organisation: z.string().nullable(),
  second_factor: z.boolean(),
  form_token: z.string(),
  seen_at: z.date(),
})
/** A session as it was begun. */
export type SessionRow = z.infer<typeof SessionRow>

/** What a new session is made of. */
export interface NewSession {
  readonly id: Uint8Array
  readonly account: string
  readonly person: { readonly id: string; readonly organisation: string } | undefined
  readonly secondFactor: boolean
  readonly formToken: string
  readonly begunAt: Date
}

/** Adds a session. */
export async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  const { id, account, person, secondFactor, formToken, begunAt } = session
  await sql.query(
    `insert into portal.session (id, account, person, organisation, second_factor, form_token, begun_at, seen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [id, account, person?.id ?? null, person?.organisation ?? null, secondFactor, formToken, begunAt],
  )
}

const ago = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000)

/** A session that is neither idle for too long nor too old. */
export async function findSession(sql: Sql, id: Uint8Array, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql.query(
    `select account, person, organisation, second_factor, form_token, seen_at from portal.session
     where id = $1 and seen_at > $2 and begun_at > $3`,
    [id, ago(now, LIMIT.idleSecondsMax), ago(now, LIMIT.sessionSecondsMax)],
  )
  return rows[0] === undefined ? undefined : SessionRow.parse(rows[0])
}

/** Notes that it is in use. */
export async function markSeen(sql: Sql, id: Uint8Array, now: Date): Promise<void> {
  await sql.query('update portal.session set seen_at = $2 where id = $1', [id, now])
}

/** Says for whom the account is here. @returns False when it was said before. */
export async function setPerson(
  sql: Sql,
  id: Uint8Array,
  person: { readonly id: string; readonly organisation: string },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    'update portal.session set person = $2, organisation = $3 where id = $1 and person is null',
    [id, person.id, person.organisation],
  )
  return rowCount === 1
}

/** Ends a session. @returns Whether there was one. */
export async function deleteSession(sql: Sql, id: Uint8Array): Promise<boolean> {
  const { rowCount } = await sql.query('delete from portal.session where id = $1', [id])
  return rowCount === 1
}

/** Forgets sessions that their age alone ended. */
export async function deleteEndedSessions(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from portal.session where seen_at <= $1 or begun_at <= $2', [
    ago(now, LIMIT.idleSecondsMax),
    ago(now, LIMIT.sessionSecondsMax),
  ])
}
