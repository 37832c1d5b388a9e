import type { Database, Sql } from '../../../../packages/ttp-server/src/kernel/database.ts'

type Query = (statement: unknown, values?: unknown) => Promise<unknown>

/** A seeded fault, and how often it struck: a control whose fault never strikes shows nothing. */
export interface Flawed {
  readonly database: Database
  readonly strikes: () => number
}

/** A database in which a part of a statement reads differently: a server with a bug. */
export function rewritten(database: Database, from: RegExp, to: string): Flawed {
  let strikes = 0
  const rewrite = (text: string): string => {
    const changed = text.replace(from, to)
    if (changed !== text) strikes += 1
    return changed
  }
  const wrapped = wrap(database, (query) => (statement, values) => {
    if (typeof statement === 'string') return query(rewrite(statement), values)
    const config = statement as { readonly name?: string; readonly text: string }
    const { name: _, ...unnamed } = config
    const text = rewrite(config.text)
    return query(text === config.text ? config : { ...unnamed, text }, values)
  })
  return { database: wrapped, strikes: () => strikes }
}

/** A database in which some statements do not belong to the transaction that they are sent in. */
export function escaping(database: Database, which: RegExp): Flawed {
  let strikes = 0
  const wrapped = wrap(database, (query) => (statement, values) => {
    if (typeof statement !== 'string' || !which.test(statement)) return query(statement, values)
    strikes += 1
    return database.withConnection((sql) => (sql.query as unknown as Query)(statement, values))
  })
  return { database: wrapped, strikes: () => strikes }
}

function wrap(database: Database, change: (query: Query) => Query): Database {
  const flawed = (sql: Sql): Sql =>
    ({
      query: change((statement, values) => (sql.query as unknown as Query).call(sql, statement, values)),
    }) as unknown as Sql
  return {
    ...database,
    withConnection: (work) => database.withConnection((sql) => work(flawed(sql))),
    transaction: (work) => database.transaction((sql) => work(flawed(sql))),
  }
}
