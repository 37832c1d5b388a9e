import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { createKeyEngine } from '../engines/key-engine.ts'
import { readSettings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import { folderLocks } from '../kernel/key-locks.ts'
import type { Logger } from '../kernel/log.ts'
import { chooseRootHolder } from '../kernel/root/choose-holder.ts'
import { runUnderRoot } from './engine-under-root.ts'
import type { RunningProcess, TellState } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** Makes pseudonyms and signs the audit log; sees subject numbers, never an identifier; has no port. */
export async function startKeyEngine(
  environment: NodeJS.ProcessEnv,
  logger: Logger,
  tell: TellState = () => undefined,
): Promise<RunningProcess> {
  const settings = readSettings('key-engine', environment, logger)
  const holder = await chooseRootHolder({
    engine: 'key',
    file: settings.SLUIS_KEY_ROOT_FILE,
    value: settings.SLUIS_KEY_ROOT,
    custodiansFile: settings.SLUIS_KEY_CUSTODIANS_FILE,
    tokenFile: settings.SLUIS_KEY_TOKEN_FILE,
    tokenPinFile: settings.SLUIS_KEY_TOKEN_PIN_FILE,
    runtimeDirectory: settings.SLUIS_RUNTIME_DIRECTORY,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    now: systemNow,
    logger,
  })
  const keys = openDatabase(settings.SLUIS_DATABASE_URL_KEYS, 2)
  const pseudonymise = openDatabase(settings.SLUIS_DATABASE_URL_PSEUDONYMISE, 4)
  const audit = openDatabase(settings.SLUIS_DATABASE_URL_AUDIT, 2)
  const begin = async (root: SecretKey): Promise<RunningProcess> => {
    const engine = await createKeyEngine({
      keys,
      pseudonymise,
      audit,
      root,
      locks: folderLocks(settings.SLUIS_KEY_LOCKS_FOLDERS, systemRandom),
      registrarKey: settings.SLUIS_REGISTRAR_KEY,
      logOrigin: settings.SLUIS_LOG_ORIGIN,
      now: systemNow,
      random: systemRandom,
      logger,
    })
    engine.start()
    return engine
  }
  const running = await runUnderRoot({ engine: 'key', holder, database: keys, begin, tell, logger })
  return {
    stop: async () => {
      await running.stop()
      await Promise.all([keys.close(), pseudonymise.close(), audit.close()])
    },
  }
}
