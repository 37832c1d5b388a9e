import type { Sql } from '../../../kernel/database.ts'

/** How many deliveries were refused whole, by the code of the reason. */
export async function countRefused(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query<{ code: string; count: number }>(
    'select code, count(*)::int as count from intake.refusal group by code order by code',
  )
  return new Map(rows.map(({ code, count }) => [code, count]))
}
