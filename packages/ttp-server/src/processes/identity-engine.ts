import { createIdentityEngine } from '../engines/identity-engine.ts'
import { readSettings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { readRootKey } from '../kernel/root-key.ts'
import type { RunningProcess } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** Opens identity parts and knows persons; holds no key that makes or opens a pseudonym; has no port. */
export async function startIdentityEngine(environment: NodeJS.ProcessEnv, logger: Logger): Promise<RunningProcess> {
  const settings = readSettings('identity-engine', environment, logger)
  const identity = openDatabase(settings.SLUIS_DATABASE_URL_IDENTITY, 4)
  const root = await readRootKey({ file: settings.SLUIS_IDENTITY_ROOT_FILE, value: settings.SLUIS_IDENTITY_ROOT })
  const engine = await createIdentityEngine({
    identity,
    root,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    now: systemNow,
    random: systemRandom,
    logger,
  })
  engine.start()
  return {
    stop: async () => {
      await engine.stop()
      await identity.close()
    },
  }
}
