import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

/** Counted one by one as far as this; beyond it PostgreSQL's own estimate is near enough. */
const COUNTED_MAX = 20_000

const TEXT = `
  select greatest(
    (select count(*) from (select from identity.person limit ${COUNTED_MAX}) as p)::float8,
    (select reltuples from pg_class where oid = 'identity.person'::regclass)::float8
  )`

/**
 * About how many persons there are, to a power of two below: what weighs with its logarithm need not be exact, and decisions must
 * not waver with an estimate.
 */
export async function countPersons(sql: Sql): Promise<number> {
  const [row] = await runPrepared<[number]>(sql, 'identity-count-persons', TEXT, [])
  return 2 ** Math.floor(Math.log2(Math.max(1, row?.[0] ?? 1)))
}
