import type { PoolClient } from 'pg'
import pg from 'pg'

/** What a verb needs of the database: one connection, inside or outside a transaction. */
export type Sql = Pick<PoolClient, 'query'>

/** The connections of one role. A trust domain gets the pool of its own role and no other. */
export interface Database {
  readonly role: string
  /** Runs `work` on one connection in autocommit mode. */
  readonly withConnection: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Runs `work` in one transaction: all of it is durable when the promise fulfils, none of it when it rejects. */
  readonly transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

// bigint columns (cursors, row counts, log indexes) stay far below 2^53: numbers are safe and JSON knows them.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint column exceeds 2^53')
  return value
})

/**
 * Opens a pool for one role.
 * @param connectionString URL of the database with the role's own name and password.
 * @param connectionsMax How many connections the pool may hold.
 */
export function openDatabase(connectionString: string, connectionsMax = 4): Database {
  const pool = new pg.Pool({
    connectionString,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  })
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  const borrow = async <T>(work: (sql: Sql, discard: () => void) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken = false
    const discard = (): void => {
      broken = true
    }
    client.on('error', discard)
    try {
      return await work(client, discard)
    } finally {
      client.off('error', discard)
      client.release(broken)
    }
  }
  const transaction = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    borrow(async (sql, discard) => {
      try {
        await sql.query('begin')
        const result = await work(sql)
        await sql.query('commit')
        return result
      } catch (error) {
        // A connection whose transaction cannot be ended must never be lent again.
        await sql.query('rollback').catch(discard)
        throw error
      }
    })
  return {
    role: new URL(connectionString).username,
    withConnection: (work) => borrow(work),
    transaction,
    close: () => pool.end(),
  }
}
