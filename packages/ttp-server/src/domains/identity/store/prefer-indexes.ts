import type { Sql } from '../../../kernel/database.ts'

/**
 * Settings under which a statement has the plan that is right for a large store, whatever the planner believes of it: its statistics come
 * when autovacuum does, minutes after the tables grew to a thousand times what it knows of. Each row is found by an index. A row met
 * costs so much more than a look-up that reading a table to its end never seems cheap. One plan serves all calls: none is made of
 * what a single batch or a young table looks like.
 */
export const INDEX_PLANS = `set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true), set_config('cpu_tuple_cost', '1', true),
  set_config('random_page_cost', '0.1', true), set_config('plan_cache_mode', 'force_generic_plan', true)`

/** Look-ups of this transaction go by index whatever the planner believes of the tables' sizes. */
export async function preferIndexes(sql: Sql): Promise<void> {
  await sql.query(`select ${INDEX_PLANS}`)
}
