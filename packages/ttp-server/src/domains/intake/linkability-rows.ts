import type { Sql } from '../../kernel/database.ts'

/** The linkability report of a delivery, as the identity engine stored it: canonical JSON. */
export async function findLinkability(sql: Sql, delivery: string): Promise<string | null> {
  const { rows } = await sql.query<{ report: string }>('select report from intake.linkability where delivery = $1', [
    delivery,
  ])
  return rows[0]?.report ?? null
}
