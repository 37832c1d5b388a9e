import type { Database, Sql } from '../../../../packages/ttp-server/src/kernel/database.ts'

/** What a step sees when its process dies. */
export class Crash extends Error {}

/**
 * A database whose process dies in the next transaction: at statement `at` (1 is the first), or at the latest when it would commit.
 * Nothing of the transaction may be there afterwards.
 */
export function crashing(database: Database, at: number): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction(async (sql) => {
        let count = 0
        const query = async (...statement: [unknown, unknown]): Promise<unknown> => {
          count += 1
          if (count >= at) throw new Crash()
          return (sql.query as (...parameters: unknown[]) => Promise<unknown>)(...statement)
        }
        await work({ query } as unknown as Sql)
        throw new Crash()
      }),
  }
}
