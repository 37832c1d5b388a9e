import { createKeyEngine } from '../engines/key-engine.ts'
import { readSettings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { readRootKey } from '../kernel/root-key.ts'
import type { RunningProcess } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** Makes pseudonyms and signs the audit log; sees subject numbers, never an identifier; has no port. */
export async function startKeyEngine(environment: NodeJS.ProcessEnv, logger: Logger): Promise<RunningProcess> {
  const settings = readSettings('key-engine', environment, logger)
  const keys = openDatabase(settings.SLUIS_DATABASE_URL_KEYS, 2)
  const pseudonymise = openDatabase(settings.SLUIS_DATABASE_URL_PSEUDONYMISE, 4)
  const audit = openDatabase(settings.SLUIS_DATABASE_URL_AUDIT, 2)
  const root = await readRootKey({ file: settings.SLUIS_KEY_ROOT_FILE, value: settings.SLUIS_KEY_ROOT })
  const engine = await createKeyEngine({
    keys,
    pseudonymise,
    audit,
    root,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    logOrigin: settings.SLUIS_LOG_ORIGIN,
    now: systemNow,
    random: systemRandom,
    logger,
  })
  engine.start()
  return {
    stop: async () => {
      await engine.stop()
      await Promise.all([keys.close(), pseudonymise.close(), audit.close()])
    },
  }
}
