import { deleteExpiredAssertions } from './assertion-rows.ts'
import type { RegistryPorts } from './ports.ts'

/** How often expired assertions are looked for, in milliseconds. */
const CLEAN_MS = 60_000

/** A step of a work loop: now and then forgets assertions that their age alone refuses. */
export function createForgetAssertions({ database, now }: RegistryPorts): () => Promise<boolean> {
  let cleanedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const at = now()
    if (at.getTime() - cleanedAt < CLEAN_MS) return false
    await database.withConnection((sql) => deleteExpiredAssertions(sql, at))
    cleanedAt = at.getTime()
    return false
  }
}
