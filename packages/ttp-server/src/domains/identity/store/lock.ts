import { ADVISORY_LOCK } from '../../../kernel/advisory-lock.ts'
import type { Sql } from '../../../kernel/database.ts'

/**
 * Lets one transaction at a time resolve: two engines never make one person twice. Look-ups go by index whatever the planner
 * believes of the tables' sizes: its statistics lag behind a store that grows by the batch.
 */
export async function lockResolution(sql: Sql): Promise<void> {
  await sql.query(
    `select pg_advisory_xact_lock($1), set_config('enable_seqscan', 'off', true),
       set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`,
    [ADVISORY_LOCK.resolution],
  )
}
