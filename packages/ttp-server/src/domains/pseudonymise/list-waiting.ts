import type { Sql } from '../../kernel/database.ts'

/** Chunks of a delivery (or changes of a domain, then without one) that wait for their pseudonyms. */
export interface WaitingBatches {
  readonly delivery: string | null
  readonly institution: string | null
  readonly tenant: string
  readonly domain: string
  readonly chunks: number
  /** When one of them was last tried in vain; null if none was. */
  readonly asideAt: Date | null
}

/** What waits for the key engine; what came first stands first. */
export async function listWaitingBatches(sql: Sql): Promise<readonly WaitingBatches[]> {
  const { rows } = await sql.query<WaitingBatches>(
    `select delivery, institution, tenant, domain, count(*)::int as chunks, max(taken_at) as "asideAt"
     from pseudonymise.batch group by delivery, institution, tenant, domain order by min(sequence)`,
  )
  return rows
}
