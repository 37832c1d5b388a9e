import type { Database } from '../../../kernel/database.ts'
import type { Logger } from '../../../kernel/log.ts'

/** How often an engine that waits for the erasure of unreadable persons looks again. */
export const SALTS_LOOK_MS = 10_000

/** Looks once whether everybody with a profile has a salt, and again only while somebody has none. */
export interface SaltWatch {
  /** True when nothing stands in the way of resolving and revealing. */
  readonly isWhole: () => Promise<boolean>
}

/**
 * A restored backup of the identities brings back persons who were erased since: a profile that nobody can read, and tokens and marks
 * that would still say that somebody is known. Nothing is resolved beside them. Nor are they erased without being asked: a backup
 * of the salts that was forgotten looks just so, and can still be restored.
 */
export function watchSalts(database: Database, now: () => Date, logger: Logger): SaltWatch {
  let whole: Promise<boolean> | undefined
  let asked = 0
  const look = async (): Promise<boolean> => {
    const persons = await database.withConnection(countUnreadable)
    if (persons > 0) {
      logger.error(
        'persons without a salt: a restored backup brought back whom it should not, or the backup of the salts is missing; nothing is resolved until `identity erase --unreadable` was run or the salts are restored',
        { count: persons },
      )
    }
    return persons === 0
  }
  return {
    isWhole: async () => {
      const at = now().getTime()
      if (whole !== undefined && ((await whole) || at - asked < SALTS_LOOK_MS)) return whole
      asked = at
      whole = look()
      whole.catch(() => {
        whole = undefined
      })
      return whole
    },
  }
}

async function countUnreadable(sql: Parameters<Parameters<Database['withConnection']>[0]>[0]): Promise<number> {
  const { rows } = await sql.query<{ persons: number }>(
    `select count(*)::int as persons from identity.profile f
     where not exists (select from identity_salt.salt s where s.person = f.person)`,
  )
  return rows[0]?.persons ?? 0
}
