import type { Sql } from '../kernel/database.ts'

/** Foreign keys first: they hang on the primary keys. */
const CONSTRAINTS = `
  select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
  from pg_constraint
  where conparentid = 0 and (contype = 'p' and conrelid = any($1::regclass[])
    or contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[])))
  order by contype`
const INDEXES = `
  select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index
  where indrelid = any($1::regclass[])
    and not exists (select from pg_constraint where conindid = indexrelid and conrelid = any($1::regclass[]))`

/** Loads tables without their keys and indexes, which are made again afterwards: many times faster than keeping them up to date. */
export async function withoutIndexes(sql: Sql, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const { rows: constraints } = await sql.query<[string, string, string]>({
    text: CONSTRAINTS,
    values: [tables],
    rowMode: 'array',
  })
  const { rows: indexes } = await sql.query<[string, string]>({ text: INDEXES, values: [tables], rowMode: 'array' })
  for (const [table, name] of constraints) await sql.query(`alter table ${table} drop constraint ${name}`)
  for (const [name] of indexes) await sql.query(`drop index ${name}`)
  await load()
  await sql.query("set maintenance_work_mem = '512MB'")
  for (const [table, name, definition] of constraints.toReversed())
    await sql.query(`alter table ${table} add constraint ${name} ${definition}`)
  // Of a partitioned table the definition says ONLY: the parts would be left without.
  for (const [, definition] of indexes) await sql.query(definition.replace(' ON ONLY ', ' ON '))
}
