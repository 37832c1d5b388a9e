import type { Sql } from '../../../packages/ttp-server/src/kernel/database.ts'
import type { Credentials } from './credentials.ts'
import { as, relations } from './read-database.ts'

const PERMISSION_DENIED = '42501'

/**
 * What the roles of a process can change: every way of changing is tried on every table and column, and taken back.
 * @returns `schema.table` → ways; with the columns, where not all of them.
 */
export async function tryChanges(credentials: Credentials): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = new Map<string, Set<string>>()
  for (const url of credentials.roles.values()) {
    await as(url, async (sql) => {
      await sql.query('begin')
      await sql.query("set local lock_timeout = '200ms'")
      for (const { schema, name, columns } of await relations(sql)) {
        // Its own session's settings are everybody's to change.
        if (name === 'pg_settings') continue
        const table = `"${schema}"."${name}"`
        // What cannot even be named needs no trying by column.
        if (await isClosed(sql, table)) continue
        const ways: string[] = []
        // PostgreSQL's own tables have no rights by column: one is tried for all.
        const tried = /^(pg_catalog|information_schema)$/.test(schema) ? columns.slice(0, 1) : columns
        const some = async (way: string, text: (column: string) => string): Promise<void> => {
          const allowed: string[] = []
          for (const column of tried) if (await isAllowed(sql, text(`"${column}"`))) allowed.push(column)
          if (allowed.length > 0) ways.push(allowed.length === tried.length ? way : `${way} (${allowed.join(' ')})`)
        }
        await some('insert', (column) => `insert into ${table} (${column}) overriding system value values (default)`)
        await some('update', (column) => `update ${table} set ${column} = default where false`)
        if (await isAllowed(sql, `delete from ${table} where false`)) ways.push('delete')
        for (const way of ['truncate', 'alter', 'trigger'] as const)
          if (await isAllowed(sql, WHOLE[way](table))) ways.push(way)
        if (ways.length > 0)
          found.set(`${schema}.${name}`, new Set([...(found.get(`${schema}.${name}`) ?? []), ...ways]))
      }
      await sql.query('rollback')
    })
  }
  return Object.fromEntries([...found].sort().map(([table, ways]) => [table, [...ways].sort()]))
}

const WHOLE = {
  truncate: (table: string) => `truncate ${table}`,
  alter: (table: string) => `alter table ${table} add column planted text`,
  trigger: (table: string) =>
    `create trigger planted before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
}

/** Whether the very schema is closed to the role. */
async function isClosed(sql: Sql, table: string): Promise<boolean> {
  await sql.query('savepoint attempt')
  try {
    await sql.query(`delete from ${table} where false`)
    return false
  } catch (error) {
    return /permission denied for schema/.test(String(error))
  } finally {
    await sql.query('rollback to savepoint attempt')
  }
}

/** Whether PostgreSQL lets it pass, or objects to something else than the right to do it. */
export async function isAllowed(sql: Sql, text: string): Promise<boolean> {
  await sql.query('savepoint attempt')
  try {
    await sql.query(text)
    return true
  } catch (error) {
    return !DENIALS.has((error as { code?: string }).code ?? '')
  } finally {
    await sql.query('rollback to savepoint attempt')
  }
}

/** Of the right to it, of a wrong kind of table (views that cannot be written), of a column that is never written. */
const DENIALS: ReadonlySet<string> = new Set([PERMISSION_DENIED, '42809', '55000', '0A000'])
