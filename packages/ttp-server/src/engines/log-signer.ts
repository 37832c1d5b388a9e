import { signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { LogSigner } from '../domains/audit/index.ts'
import type { EngineKeys } from '../domains/keys/index.ts'

/**
 * Signs heads of the audit log with the engine's own key, which is lent to one signature at a time.
 * @param origin Name of the log: a URL without its scheme.
 */
export function logSigner({ log, verifierKey }: Pick<EngineKeys, 'log' | 'verifierKey'>, origin: string): LogSigner {
  return {
    origin,
    verifierKey,
    sign: (head) => log.lend((privateKey) => signCheckpoint({ origin, ...head }, { name: origin, privateKey })),
  }
}
