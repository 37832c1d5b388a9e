import { signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { LogSigner } from '../domains/audit/index.ts'
import type { EngineKeys, LogKey } from '../domains/keys/index.ts'
import type { DirectoryWatch } from '../kernel/directory-watch.ts'
import { ServerError } from '../kernel/errors.ts'

/**
 * Signs heads of the audit log with the engine's own key, which is lent to one signature at a time.
 * @param origin Name of the log: a URL without its scheme.
 */
export function logSigner(
  { log, verifierKey, previousKey }: Pick<EngineKeys, 'log' | 'verifierKey' | 'previousKey'>,
  origin: string,
): LogSigner {
  return {
    origin,
    verifierKey,
    ...(previousKey === undefined ? {} : { previousKey }),
    sign: (head) => log.lend((privateKey) => signCheckpoint({ origin, ...head }, { name: origin, privateKey })),
  }
}

/** The key of the log through its changes. */
export interface FollowedLogKey {
  /** The signer of this moment. */
  readonly signer: LogSigner
  /** The signer that the newest directory names, where it is this engine's; its key is put to use. */
  readonly renew: () => Promise<LogSigner>
  readonly destroy: () => void
}

/** Follows the directory in which key signs the log. `directory` answers nothing from memory. */
export function followLogKeys(
  first: LogKey,
  origin: string,
  directory: DirectoryWatch,
  follow: (verifierKey: string) => Promise<LogKey | undefined>,
): FollowedLogKey {
  let own = first
  let signer = logSigner(own, origin)
  return {
    signer,
    renew: async () => {
      const named = await namedKey(directory)
      if (named === undefined || named === own.verifierKey) return signer
      const next = await follow(named)
      if (next === undefined) return signer
      own.log.destroy()
      own = next
      signer = logSigner(own, origin)
      return signer
    },
    destroy: () => own.log.destroy(),
  }
}

async function namedKey(directory: DirectoryWatch): Promise<string | undefined> {
  try {
    return (await directory.current()).directory.log.verifierKey
  } catch (error) {
    // Nothing was published yet: the engine's first key signs.
    if (error instanceof ServerError && error.code === 'UNAVAILABLE') return undefined
    throw error
  }
}
