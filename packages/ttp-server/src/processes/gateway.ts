import type { ServerType } from '@hono/node-server'
import { serve } from '@hono/node-server'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import { createGateway } from '../http/gateway.ts'
import { readKeyFile, readSettings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'
import type { Logger } from '../kernel/log.ts'
import type { RunningProcess } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** The public face: HTTP, registry, intake, release, reading of the log. Holds no key that opens anything. */
export async function startGateway(environment: NodeJS.ProcessEnv, logger: Logger): Promise<RunningProcess> {
  const settings = readSettings('gateway', environment, logger)
  const registry = openDatabase(settings.SLUIS_DATABASE_URL_REGISTRY, 4)
  const intake = openDatabase(settings.SLUIS_DATABASE_URL_INTAKE, 6)
  const release = openDatabase(settings.SLUIS_DATABASE_URL_RELEASE, 4)
  const logReader = openDatabase(settings.SLUIS_DATABASE_URL_LOG_READER, 2)
  const gateway = createGateway({
    registry,
    intake,
    release,
    logReader,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    tokenKey: parseSigningKey(readKeyFile(settings.SLUIS_TOKEN_KEY_FILE)),
    issuer: settings.SLUIS_ISSUER,
    now: systemNow,
    random: systemRandom,
    logger,
  })
  const workers = gateway.startWorkers()
  const server = await new Promise<ServerType>((resolve, reject) => {
    const listening: ServerType = serve(
      { fetch: gateway.app.fetch, hostname: settings.SLUIS_HOST, port: settings.SLUIS_PORT },
      () => resolve(listening),
    )
    listening.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new ServerError('PORT_IN_USE', { cause }) : cause),
    )
  })
  logger.info('listening', { port: settings.SLUIS_PORT })
  return {
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await workers.stop()
      await Promise.all([registry.close(), intake.close(), release.close(), logReader.close()])
    },
  }
}
