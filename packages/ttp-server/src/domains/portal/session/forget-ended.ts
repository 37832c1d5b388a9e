import type { PortalPorts } from '../ports.ts'
import { deleteEndedSessions } from './session-rows.ts'
import { deleteOldSignIns } from './sign-in-rows.ts'

/** How often ended sessions are looked for, in milliseconds. */
const CLEAN_MS = 60_000

/** A step of a work loop: now and then forgets sessions and sign-ins that their age ended. */
export function createForgetSessions({ database, now }: PortalPorts): () => Promise<boolean> {
  let cleanedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const at = now()
    if (at.getTime() - cleanedAt < CLEAN_MS) return false
    await database.withConnection(async (sql) => {
      await deleteEndedSessions(sql, at)
      await deleteOldSignIns(sql, at)
    })
    cleanedAt = at.getTime()
    return false
  }
}
