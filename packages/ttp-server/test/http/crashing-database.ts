import type { Database, Sql } from '../../src/kernel/database.ts'

/** A database whose connection is lost at one statement of a transaction. */
export interface CrashingDatabase {
  readonly database: Database
  /** Whether the crash came: a transaction of fewer statements ends before it. */
  readonly crashed: () => boolean
}

/**
 * Cuts the connection at statement `crashAt` (0 is the first) of the transactions that run on it, before that statement or right
 * after it: as when the process or PostgreSQL is killed there.
 */
export function crashingDatabase(database: Database, crashAt: number, when: 'before' | 'after'): CrashingDatabase {
  let statements = 0
  let crashed = false
  const wrapped = (sql: Sql): Sql => {
    const cut = async (): Promise<never> => {
      crashed = true
      await sql.query('select pg_terminate_backend(pg_backend_pid())')
      throw new Error('the connection should be lost')
    }
    const query = async (text: string, values?: unknown[]): Promise<unknown> => {
      const isHere = statements === crashAt
      statements += 1
      if (isHere && when === 'before') await cut()
      const result = await sql.query(text, values)
      if (isHere) await cut()
      return result
    }
    return { query } as unknown as Sql
  }
  return {
    database: { ...database, transaction: (work) => database.transaction((sql) => work(wrapped(sql))) },
    crashed: () => crashed,
  }
}
