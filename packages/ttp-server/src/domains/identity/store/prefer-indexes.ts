import type { Sql } from '../../../kernel/database.ts'

/** Look-ups of this transaction go by index whatever the planner believes of the tables' sizes. */
export async function preferIndexes(sql: Sql): Promise<void> {
  await sql.query(
    `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true)`,
  )
}
