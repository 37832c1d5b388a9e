import { LIMIT } from './limits.ts'
import type { RevealPorts } from './ports.ts'
import { deleteSealed } from './request-rows.ts'

const DAY_MS = 86_400_000

/** Deletes what was sealed for requests that ended long enough ago. @returns Whether there was any. */
export async function forgetExpired(ports: RevealPorts): Promise<boolean> {
  const before = new Date(ports.now().getTime() - LIMIT.keptDaysAfterExpiry * DAY_MS)
  return ports.database.transaction(async (sql) => (await deleteSealed(sql, before)) > 0)
}
