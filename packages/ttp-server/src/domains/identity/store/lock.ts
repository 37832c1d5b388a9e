import { ADVISORY_LOCK } from '../../../kernel/advisory-lock.ts'
import type { Sql } from '../../../kernel/database.ts'
import { INDEX_PLANS } from './prefer-indexes.ts'
import { addTurn } from './turns.ts'

/**
 * Lets one transaction at a time resolve: two engines never make one person twice. Others who read ahead of their turn are told that
 * anything may have changed.
 */
export async function lockResolution(sql: Sql): Promise<void> {
  await readAhead(sql)
  await lockTurn(sql)
  await addTurn(sql, undefined)
}

/**
 * Before what is read ahead of a turn: the number of the last turn; whatever is read from now on is at least as new. Look-ups go by
 * index whatever the planner believes of the tables' sizes: its statistics lag behind a store that grows by the batch.
 */
export async function readAhead(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ turn: number }>(
    `select coalesce((select max(turn) from identity.turn), 0)::bigint as turn, ${INDEX_PLANS}`,
  )
  return rows[0]?.turn ?? 0
}

/** Waits until nobody else resolves; whoever changes something adds its turn. */
export async function lockTurn(sql: Sql): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK.resolution])
}

/** Waits until nobody resolves who changes something: for those who change nothing that others read. */
export async function lockTogether(sql: Sql): Promise<void> {
  await sql.query('savepoint together')
  await sql.query('select pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCK.resolution])
}

/** Lets go of that lock: who holds it must not wait for the other, which may wait for him. */
export async function unlockTogether(sql: Sql): Promise<void> {
  await sql.query('rollback to savepoint together')
}
