import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Sql } from '../../../packages/ttp-server/src/kernel/database.ts'
import type { Trace } from './searcher.ts'

interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
}

/** Every value of every table of every schema but PostgreSQL's own, and its statistics of them: texts as they are, bytes as bytes. */
export async function dumpDatabase(sql: Sql): Promise<Trace[]> {
  await sql.query('analyze')
  const { rows: columns } = await sql.query<Column>(
    `select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (n.nspname !~ '^(pg_|information_schema$)' or c.relname = 'pg_statistic') order by 1, 2, a.attnum`,
  )
  const traces: Trace[] = []
  for (const { schema, table, column, type } of columns) {
    const value = type === 'bytea' ? `"${column}"` : `"${column}"::text`
    const { rows } = await sql.query<{ value: string | Buffer | null }>(
      `select ${value} as value from "${schema}"."${table}"`,
    )
    const bytes = rows.flatMap(({ value: each }) =>
      each === null ? [] : [Buffer.from(each as string), Buffer.from('\n')],
    )
    traces.push({ where: `table ${schema}.${table}.${column}`, bytes: Buffer.concat(bytes) })
  }
  return traces
}

/** Every file below a folder, but those in the folders that are named. */
export async function filesBelow(folder: string, without: readonly string[] = []): Promise<Trace[]> {
  const traces: Trace[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const where = relative(folder, path)
    if (without.some((name) => where.startsWith(`${name}/`))) continue
    traces.push({ where: `file ${where}`, bytes: await readFile(path) })
    // A name of a file is left behind too.
    traces.push({ where: `name of ${where}`, bytes: Buffer.from(where) })
  }
  return traces
}
