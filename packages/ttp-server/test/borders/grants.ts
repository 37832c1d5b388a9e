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

/** Rights that a role has on some columns of a table and not on all: `schema.table privilege` → columns, in their order. */
export async function columnGrants(sql: Sql, role: string): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ table: string; privilege: string; columns: string }>(
    `select n.nspname || '.' || c.relname as table, lower(p) as privilege, string_agg(a.attname, ' ' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
       and a.attnum > 0 and not a.attisdropped and has_schema_privilege($1, n.oid, 'USAGE')
       and not has_table_privilege($1, c.oid, p) and has_column_privilege($1, c.oid, a.attnum, p)
     group by 1, 2`,
    [role],
  )
  return new Map(rows.map(({ table, privilege, columns }) => [`${table} ${privilege}`, columns]))
}

/** What a role can do beside its rights on tables and functions: nothing is expected. */
export async function powers(sql: Sql, role: string): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `select 'attribute' as name from pg_roles
     where rolname = $1 and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)
     union all select 'member of ' || g.rolname from pg_auth_members m
       join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member where r.rolname = $1
     union all select 'create in ' || nspname from pg_namespace where has_schema_privilege($1, oid, 'CREATE')
     union all select 'create in the database' where has_database_privilege($1, current_database(), 'CREATE')
     union all select 'temporary tables' where has_database_privilege($1, current_database(), 'TEMPORARY')
     union all select 'sequence ' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname not like 'pg_%' and has_schema_privilege($1, n.oid, 'USAGE')
         and case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') end`,
    [role],
  )
  return rows.map(({ name }) => name)
}
