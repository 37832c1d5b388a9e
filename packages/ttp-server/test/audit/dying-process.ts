import pg from 'pg'
import type { Database, Sql } from '../../src/kernel/database.ts'

/** What the code under test sees when its process has died. Nobody may take it for an error of the database. */
export class Crash extends Error {}

/** When the process dies: before the statement reaches the database, or after it was done but before its answer came back. */
export type Moment = 'before' | 'after'

/** A process that dies at a statement of its own choosing, whichever of its databases that is sent to. */
export interface DyingProcess {
  /** A pool of one role in this process: every connection is a real one, and is cut when the process dies. */
  readonly database: (url: string) => Database
  readonly died: () => boolean
  readonly statements: () => number
  /** Ends the connections of a process that did not die. */
  readonly end: () => Promise<void>
}

/**
 * @param statement The process dies at its n-th statement, counted from 1 over all its databases.
 * @param keeps Whether connections are kept for what comes next; who asks for that calls `end`.
 */
export function dyingProcess(statement: number, moment: Moment, keeps = false): DyingProcess {
  let count = 0
  let died = false
  const open = new Set<pg.Client>()
  // As a pool does: to connect costs more than most of what is done on a connection.
  const idle = new Map<string, pg.Client[]>()
  const die = async (): Promise<never> => {
    died = true
    // As an operating system would: the sockets close, nothing is said.
    await end()
    throw new Crash()
  }
  const mortal = (client: pg.Client): Sql =>
    ({
      query: async (text: string, values?: unknown[]) => {
        if (died) throw new Crash()
        count += 1
        if (count === statement && moment === 'before') return die()
        const result = await client.query(text, values)
        if (count === statement) return die()
        return result
      },
    }) as unknown as Sql
  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    open.add(client)
    return client
  }
  const end = async (): Promise<void> => {
    await Promise.all([...open].map((client) => client.end().catch(() => undefined)))
  }
  const withConnection =
    (url: string) =>
    async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
      if (died) throw new Crash()
      const client = idle.get(url)?.pop() ?? (await connect(url))
      try {
        return await work(mortal(client))
      } finally {
        if (keeps && !died) idle.set(url, [...(idle.get(url) ?? []), client])
        else {
          open.delete(client)
          await client.end().catch(() => undefined)
        }
      }
    }
  const database = (url: string): Database => {
    const using = withConnection(url)
    return {
      role: new URL(url).username,
      withConnection: using,
      transaction: (work) =>
        using(async (sql) => {
          await sql.query('begin')
          try {
            const result = await work(sql)
            await sql.query('commit')
            return result
          } catch (error) {
            await sql.query('rollback').catch(() => undefined)
            throw error
          }
        }),
      close: async () => undefined,
    }
  }
  return { database, died: () => died, statements: () => count, end }
}
