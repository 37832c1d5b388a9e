import type { Database, Sql } from '../../src/kernel/database.ts'

/** What a database of `dyingAt` fails with. */
export class Killed extends Error {}

/** A database whose engine dies at the n-th statement: the transaction is rolled back, as when a process is killed. */
export function dyingAt(
  database: Database,
  statement: number,
): { readonly database: Database; readonly died: () => boolean } {
  let count = 0
  let dead = false
  const wrap = (sql: Sql): Sql => ({
    // The signature of `query` has many forms; all of them are passed on as they are.
    query: ((...args: Parameters<Sql['query']>) => {
      count += 1
      if (dead || count === statement) {
        dead = true
        return Promise.reject(new Killed('killed'))
      }
      return sql.query(...args)
    }) as Sql['query'],
  })
  return {
    died: () => dead,
    database: {
      ...database,
      withConnection: (work) => database.withConnection((sql) => work(wrap(sql))),
      transaction: (work) => database.transaction((sql) => work(wrap(sql))),
    },
  }
}
