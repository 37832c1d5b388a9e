import type { Sql } from '../../../kernel/database.ts'
import { LIMIT } from '../limits.ts'

/** Writes down that a sign-in was finished. @returns False when it was finished before. */
export async function rememberSignIn(sql: Sql, state: Uint8Array, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'insert into portal.sign_in (state, finished_at) values ($1, $2) on conflict do nothing',
    [state, now],
  )
  return rowCount === 1
}

/** Forgets sign-ins that the provider refuses by their age alone. */
export async function deleteOldSignIns(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from portal.sign_in where finished_at <= $1', [
    new Date(now.getTime() - LIMIT.signInSecondsMax * 1000),
  ])
}
