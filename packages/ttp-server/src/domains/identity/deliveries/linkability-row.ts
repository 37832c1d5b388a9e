import type { LinkabilityReport } from '@sluis/ttp-core/identity'
import { canonicalJson } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'

/** Stores, for the institution, how well its delivery can be linked: counts only. */
export async function addLinkability(sql: Sql, delivery: string, report: LinkabilityReport): Promise<void> {
  await sql.query('insert into intake.linkability (delivery, report) values ($1, $2)', [
    delivery,
    canonicalJson({ ...report }),
  ])
}
