import type { SecretKey } from '@sluis/ttp-core/identity'
import { createIdentityEngine } from '../engines/identity-engine.ts'
import { readSettings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { chooseRootHolder } from '../kernel/root/choose-holder.ts'
import { runUnderRoot } from './engine-under-root.ts'
import type { RunningProcess, TellState } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** Opens identity parts and knows persons; holds no key that makes or opens a pseudonym; has no port. */
export async function startIdentityEngine(
  environment: NodeJS.ProcessEnv,
  logger: Logger,
  tell: TellState = () => undefined,
): Promise<RunningProcess> {
  const settings = readSettings('identity-engine', environment, logger)
  const holder = await chooseRootHolder({
    engine: 'identity',
    file: settings.SLUIS_IDENTITY_ROOT_FILE,
    value: settings.SLUIS_IDENTITY_ROOT,
    custodiansFile: settings.SLUIS_IDENTITY_CUSTODIANS_FILE,
    tokenFile: settings.SLUIS_IDENTITY_TOKEN_FILE,
    tokenPinFile: settings.SLUIS_IDENTITY_TOKEN_PIN_FILE,
    runtimeDirectory: settings.SLUIS_RUNTIME_DIRECTORY,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    now: systemNow,
    logger,
  })
  const identity = openDatabase(settings.SLUIS_DATABASE_URL_IDENTITY, 4)
  const begin = async (root: SecretKey): Promise<RunningProcess> => {
    const engine = await createIdentityEngine({
      identity,
      root,
      registrarKey: settings.SLUIS_REGISTRAR_KEY,
      now: systemNow,
      random: systemRandom,
      logger,
    })
    engine.start()
    return engine
  }
  const running = await runUnderRoot({ engine: 'identity', holder, database: identity, begin, tell, logger })
  return {
    stop: async () => {
      await running.stop()
      await identity.close()
    },
  }
}
