import type { Sql } from '../../kernel/database.ts'

/** How far the log is. */
export interface LogMeasure {
  /** Entries under the newest checkpoint; 0 without one. */
  readonly size: number
  /** When it was signed; null without one. A log in which nothing happens signs none. */
  readonly signedAt: Date | null
  /** Entries that wait for a place in the log. */
  readonly pending: number
}

/** Measures the log, as role `ttp_audit`. */
export async function measureLog(sql: Sql): Promise<LogMeasure> {
  const { rows } = await sql.query<LogMeasure>(
    `select coalesce(c.size, 0) as size, c.signed_at as "signedAt", (select count(*) from audit.pending)::int as pending
     from (select) as once left join (select size, signed_at from audit.checkpoint order by size desc limit 1) c on true`,
  )
  return rows[0] ?? { size: 0, signedAt: null, pending: 0 }
}
