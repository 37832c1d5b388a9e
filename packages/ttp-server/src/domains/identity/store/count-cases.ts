import type { Sql } from '../../../kernel/database.ts'

/** How many cases wait for a reviewer, and since when the oldest does; null when none waits. */
export interface OpenCases {
  readonly count: number
  readonly oldestAt: Date | null
}

/** Counts the cases that are open: to be joined or parted, no word of whose they are. */
export async function countCases(sql: Sql): Promise<OpenCases> {
  const { rows } = await sql.query<OpenCases>(
    `select count(*)::int as count, min(created_at) as "oldestAt" from identity.review_case where state = 'open'`,
  )
  return rows[0] ?? { count: 0, oldestAt: null }
}
