import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

const TEXT = 'select persons::float8 from identity.review_scope'

/**
 * About how many persons there are, to a power of two below: what weighs with its logarithm need not be exact, and decisions must
 * not waver with an estimate.
 */
export async function countPersons(sql: Sql): Promise<number> {
  const [row] = await runPrepared<[number]>(sql, 'identity-count-persons', TEXT, [])
  return 2 ** Math.floor(Math.log2(Math.max(1, row?.[0] ?? 1)))
}
