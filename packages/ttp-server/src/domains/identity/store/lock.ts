import { ADVISORY_LOCK } from '../../../kernel/advisory-lock.ts'
import type { Sql } from '../../../kernel/database.ts'
import { INDEX_PLANS } from './prefer-indexes.ts'

/**
 * Lets one transaction at a time resolve: two engines never make one person twice. Look-ups go by index whatever the planner
 * believes of the tables' sizes: its statistics lag behind a store that grows by the batch.
 */
export async function lockResolution(sql: Sql): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock($1), ${INDEX_PLANS}`, [ADVISORY_LOCK.resolution])
}

/**
 * As `lockResolution`; when it is another's turn, first does what can be done before one's own.
 * @param ahead Reads only what may have changed by the time the lock is had.
 */
export async function lockResolutionAfter(sql: Sql, ahead: () => Promise<void>): Promise<void> {
  const { rows } = await sql.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock($1) as taken, ${INDEX_PLANS}`,
    [ADVISORY_LOCK.resolution],
  )
  if (rows[0]?.taken === true) return
  await ahead()
  await lockResolution(sql)
}
