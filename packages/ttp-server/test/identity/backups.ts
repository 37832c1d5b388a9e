import { join } from 'node:path'
import type { Database } from '../../src/kernel/database.ts'
import type { Store } from './store.ts'

/** The tables of a schema, those first that others refer to. */
export async function tablesOf(owner: Database, schema: string): Promise<string[]> {
  const { rows } = await owner.withConnection((sql) =>
    sql.query<{ name: string }>(
      `select format('%I.%I', $1::text, c.relname) as name from pg_class c
       where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname`,
      [schema],
    ),
  )
  return rows.map(({ name }) => name)
}

/** Backs a schema up with the server's own COPY, as `pg_dump --data-only --schema` does. */
export async function backUp(
  { owner }: Pick<Store, 'owner'>,
  folder: string,
  schema: string,
  name: string,
): Promise<void> {
  for (const table of await tablesOf(owner, schema)) {
    await owner.withConnection((sql) => sql.query(`copy ${table} to '${join(folder, `${name}.${table}`)}'`))
  }
}

/** Restores a backup into another installation, whose rows of that schema are gone then. */
export async function restore(
  { owner }: Pick<Store, 'owner'>,
  folder: string,
  schema: string,
  name: string,
): Promise<void> {
  const tables = await tablesOf(owner, schema)
  await owner.withConnection(async (sql) => {
    // As `pg_restore --disable-triggers`: the order of the tables does not matter then.
    await sql.query("set session_replication_role = 'replica'")
    for (const table of tables) await sql.query(`delete from ${table}`)
    for (const table of tables) await sql.query(`copy ${table} from '${join(folder, `${name}.${table}`)}'`)
    await sql.query("set session_replication_role = 'origin'")
  })
}
