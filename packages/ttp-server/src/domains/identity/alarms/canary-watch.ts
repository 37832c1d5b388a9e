import type { Identity, SecretKey } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { keyOfCanary, keysOfRow, openCanary } from './canary-values.ts'

/** The canaries as the engine knows them while it runs. */
export interface CanaryWatch {
  /** Learns those that were planted since the last look. */
  readonly refresh: (sql: Sql) => Promise<void>
  /** Whether the row is one that this institution cannot have: a canary that nobody has, or that another's file has. */
  readonly meets: (institution: string, identity: Identity) => boolean
}

export function openCanaryWatch(vaultKey: SecretKey): CanaryWatch {
  /** For each canary the institutions that may deliver it. */
  const allowed = new Map<string, Set<string>>()
  let last = 0
  return {
    refresh: async (sql) => {
      const { rows } = await sql.query<{ id: number; institution: string | null; sealed: Uint8Array }>(
        'select id, institution, sealed from identity.canary where id > $1 order by id',
        [last],
      )
      for (const { id, institution, sealed } of rows) {
        const key = keyOfCanary(openCanary(vaultKey, sealed))
        const institutions = allowed.get(key) ?? new Set()
        if (institution !== null) institutions.add(institution)
        allowed.set(key, institutions)
        last = id
      }
    },
    meets: (institution, identity) =>
      allowed.size > 0 && keysOfRow(identity).some((key) => allowed.get(key)?.has(institution) === false),
  }
}
