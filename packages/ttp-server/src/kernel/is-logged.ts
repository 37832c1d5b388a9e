import type { Sql } from './database.ts'

/**
 * Whether a signed checkpoint of the audit log covers this entry: then nobody can take it away again. For acts that must stand in the log
 * before they happen. Reads `audit.entry` and `audit.checkpoint`.
 */
export async function isLogged(sql: Sql, entry: string): Promise<boolean> {
  const { rows } = await sql.query(
    'select from audit.entry e where e.id = $1 and exists (select from audit.checkpoint c where c.size > e.index)',
    [entry],
  )
  return rows.length > 0
}
