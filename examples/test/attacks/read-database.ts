import type { Sql } from '../../../packages/ttp-server/src/kernel/database.ts'
import { openDatabase } from '../../../packages/ttp-server/src/kernel/database.ts'
import type { Credentials } from './credentials.ts'

/** One value that a process could read, and from where. */
export interface Value {
  /** `schema.table.column` */
  readonly where: string
  readonly value: string | Buffer
}
export type Row = Readonly<Record<string, unknown>>

/** What somebody got out of the database, by trying and not by asking the catalogue what he may. */
export interface Loot {
  /** `schema.table` → columns, in their order. */
  readonly tables: ReadonlyMap<string, readonly string[]>
  /** PostgreSQL's own views of what others do, that answered. */
  readonly activityViews: readonly string[]
  readonly values: readonly Value[]
  /** `schema.table` → rows, with the columns that could be read. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

interface Relation {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** Views and tables of PostgreSQL that tell of the work, files, passwords or statistics of others. */
const ACTIVITY =
  /^pg_(stat|locks|authid|shadow|user_mapping|largeobject$|hba|file|ident_file|config|replication|prepared|shmem|backend|statistic|wait|aios|dsm)/

/** Everything that the roles of a process can read, in every schema. */
export async function readAll(credentials: Credentials): Promise<Loot> {
  const tables = new Map<string, Set<string>>()
  const activity = new Set<string>()
  const rows = new Map<string, readonly Row[]>()
  const values: Value[] = []
  for (const url of credentials.roles.values()) {
    await as(url, async (sql) => {
      for (const relation of await relations(sql)) {
        const found = await readRelation(sql, relation)
        if (found === undefined) continue
        const name = `${relation.schema}.${relation.name}`
        const own = /^(pg_catalog|information_schema)$/.test(relation.schema)
        // What PostgreSQL says of itself in its other tables is the same in every installation.
        if (!own || ACTIVITY.test(relation.name)) values.push(...valuesOf(name, found.rows))
        if (!own) {
          tables.set(name, new Set([...(tables.get(name) ?? []), ...found.columns]))
          rows.set(name, found.rows)
        } else if (ACTIVITY.test(relation.name)) activity.add(relation.name)
      }
    })
  }
  return {
    tables: new Map([...tables].sort().map(([name, columns]) => [name, [...columns]])),
    activityViews: [...activity].sort(),
    values,
    rows,
  }
}

/** Runs as a role, on one connection. */
export async function as<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const database = openDatabase(url, 1)
  try {
    return await database.withConnection(work)
  } finally {
    await database.close()
  }
}

/** Every table, view and sequence with its columns: names are no secret, PostgreSQL tells them to everybody. */
export async function relations(sql: Sql): Promise<readonly Relation[]> {
  const { rows } = await sql.query<Relation>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_namespace n join pg_attribute a on a.attnum > 0 and not a.attisdropped
     join (select oid, relname, relnamespace, relkind from pg_class) c on c.oid = a.attrelid and c.relnamespace = n.oid
     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname not like 'pg_toast%' group by 1, 2 order by 1, 2`,
  )
  return rows
}

async function readRelation(
  sql: Sql,
  { schema, name, columns }: Relation,
): Promise<{ columns: string[]; rows: Row[] } | undefined> {
  const from = `from "${schema}"."${name}"`
  const whole = await attempt(sql, `select * ${from}`)
  if (typeof whole !== 'string') return { columns: [...columns], rows: whole }
  // What cannot even be named needs no trying by column.
  if (/permission denied for schema/.test(whole)) return undefined
  const readable: string[] = []
  for (const column of columns)
    if (typeof (await attempt(sql, `select "${column}" ${from} limit 0`)) !== 'string') readable.push(column)
  if (readable.length === 0) return undefined
  const rows = await attempt(sql, `select ${readable.map((column) => `"${column}"`).join(', ')} ${from}`)
  return { columns: readable, rows: typeof rows === 'string' ? [] : rows }
}

/** The rows, or else what PostgreSQL said. */
async function attempt(sql: Sql, text: string): Promise<Row[] | string> {
  try {
    return (await sql.query<Row>(text)).rows
  } catch (error) {
    return String(error)
  }
}

function valuesOf(table: string, rows: readonly Row[]): Value[] {
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]): Value[] => {
      if (value === null || value === undefined) return []
      const where = `${table}.${column}`
      if (Buffer.isBuffer(value) || typeof value === 'string') return [{ where, value }]
      return [{ where, value: JSON.stringify(value) }]
    }),
  )
}
