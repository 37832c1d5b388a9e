import type { Sql } from '../../src/kernel/database.ts'

const TABLE_PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'] as const
const COLUMN_PRIVILEGES = new Set(['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'])

/** What a role can really do: `schema.table` → privileges, inherited ones and those of PUBLIC included. */
export async function effectiveGrants(sql: Sql, role: string): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql.query<{ name: string; oid: number }>(
    `select n.nspname || '.' || c.relname as name, c.oid::int as oid
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
  )
  const grants = new Map<string, string[]>()
  for (const { name, oid } of tables) {
    const held: string[] = []
    for (const privilege of TABLE_PRIVILEGES) {
      const check = COLUMN_PRIVILEGES.has(privilege) ? 'has_any_column_privilege' : 'has_table_privilege'
      const schema = name.slice(0, name.indexOf('.'))
      const { rows } = await sql.query<{ may: boolean }>(
        `select has_schema_privilege($1, $3, 'USAGE') and ${check}($1, $2::oid, $4) as may`,
        [role, oid, schema, privilege],
      )
      if (rows[0]?.may === true) held.push(privilege.toLowerCase())
    }
    if (held.length > 0) grants.set(name, held.sort())
  }
  return grants
}

/** Functions outside PostgreSQL's own that a role may execute: none is expected. */
export async function executableFunctions(sql: Sql, role: string): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema') and has_schema_privilege($1, n.oid, 'USAGE')
       and has_function_privilege($1, p.oid, 'EXECUTE')`,
    [role],
  )
  return rows.map(({ name }) => name)
}
