import type { Sql } from '../../kernel/database.ts'
import { deleteParts } from './chunk-rows.ts'
import type { IntakePorts } from './ports.ts'

/** Step of a work loop: a delivery that an engine refused will never be released, so nothing of it is kept but its record. */
export async function discardRefused({ database }: IntakePorts): Promise<boolean> {
  return database.transaction(async (sql) => {
    const delivery = await findRefusedWithParts(sql)
    if (delivery === null) return false
    await deleteParts(sql, delivery)
    return true
  })
}

async function findRefusedWithParts(sql: Sql): Promise<string | null> {
  const { rows } = await sql.query<{ delivery: string }>(
    `select delivery from intake.refusal r
     where exists (select from intake.activity_part a where a.delivery = r.delivery)
        or exists (select from intake.identity_part i where i.delivery = r.delivery)
     limit 1`,
  )
  return rows[0]?.delivery ?? null
}
