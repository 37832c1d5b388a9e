import { z } from 'zod'
import type { Sql } from '../../kernel/database.ts'

const ProgressRow = z.strictObject({
  id: z.string(),
  chunks: z.int(),
  verified: z.boolean(),
  refusal_code: z.string().nullable(),
  refusal_number: z.int().nullable(),
})
export type ProgressRow = z.infer<typeof ProgressRow>

/**
 * How far deliveries are: chunks received, whether they were verified, and the refusal if there is one. Not when they were resolved:
 * that depends on who is known.
 */
export async function findProgress(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, ProgressRow>> {
  const { rows } = await sql.query(
    `select d.id, r.code as refusal_code, r.number as refusal_number,
       (select count(*) from intake.chunk c where c.delivery = d.id) as chunks,
       exists (select from intake.linkability l where l.delivery = d.id) as verified
     from intake.delivery d left join intake.refusal r on r.delivery = d.id
     where d.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(
    z
      .array(ProgressRow)
      .parse(rows)
      .map((row) => [row.id, row]),
  )
}
