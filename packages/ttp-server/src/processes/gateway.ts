import { parseSigningKey } from '@sluis/ttp-core/registrar'
import { createGateway } from '../http/gateway.ts'
import { listen } from '../http/listen.ts'
import { readPortalBundle } from '../http/portal-bundle.ts'
import { watchTlsFiles } from '../http/tls-files.ts'
import { readKeyFile, readSettings, type Settings } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { followOpenIdProvider, type OpenIdProvider } from '../kernel/openid-provider.ts'
import type { RunningProcess, TellState } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** What the log says about a gateway without TLS of its own, by the setting that allows it. */
const PLAIN_HTTP = {
  loopback: 'plain HTTP on the loopback address: for development only',
  proxy: 'plain HTTP: a proxy in front must speak TLS 1.3; clients that are bound to a certificate are refused',
} as const

/** The public face: HTTP, registry, intake, release, reading of the log. Holds no key that opens anything. */
export async function startGateway(
  environment: NodeJS.ProcessEnv,
  logger: Logger,
  tell: TellState = () => undefined,
): Promise<RunningProcess> {
  const settings = readSettings('gateway', environment, logger)
  const registry = openDatabase(settings.SLUIS_DATABASE_URL_REGISTRY, 4)
  const intake = openDatabase(settings.SLUIS_DATABASE_URL_INTAKE, 6)
  const release = openDatabase(settings.SLUIS_DATABASE_URL_RELEASE, 4)
  const reveal = openDatabase(settings.SLUIS_DATABASE_URL_REVEAL, 2)
  const portal = openDatabase(settings.SLUIS_DATABASE_URL_PORTAL, 2)
  const logReader = openDatabase(settings.SLUIS_DATABASE_URL_LOG_READER, 2)
  const openId = openIdOf(settings)
  const { SLUIS_PORTAL_BUNDLE: folder } = settings
  const bundle = folder === undefined ? undefined : readPortalBundle(folder)
  if (bundle !== undefined) logger.info('the code of the portal', { fingerprint: bundle.digest })
  if (settings.SLUIS_PORTAL_DEVELOPMENT !== undefined)
    logger.warn('the portal serves code that no registrar named: for development only')
  const gateway = createGateway({
    registry,
    intake,
    release,
    reveal,
    portal,
    logReader,
    registrarKey: settings.SLUIS_REGISTRAR_KEY,
    tokenKey: parseSigningKey(readKeyFile(settings.SLUIS_TOKEN_KEY_FILE)),
    issuer: settings.SLUIS_ISSUER,
    proxyCertificates: settings.SLUIS_PROXY_CERTIFICATES,
    behindProxy: settings.SLUIS_PLAIN_HTTP === 'proxy',
    gatewayCount: settings.SLUIS_GATEWAY_COUNT,
    ...(openId === undefined ? {} : { openId }),
    ...(bundle === undefined ? {} : { portalBundle: bundle }),
    portalDevelopment: settings.SLUIS_PORTAL_DEVELOPMENT !== undefined,
    ...(settings.SLUIS_PORTAL_CONTACT === undefined ? {} : { portalContact: settings.SLUIS_PORTAL_CONTACT }),
    portalOrigins: settings.SLUIS_PORTAL_ORIGINS,
    ...(settings.SLUIS_PORTAL_URL === undefined ? {} : { portalAddress: settings.SLUIS_PORTAL_URL }),
    now: systemNow,
    random: systemRandom,
    logger,
  })
  const { SLUIS_TLS_CERTIFICATE_FILE: certificateFile, SLUIS_TLS_KEY_FILE: keyFile } = settings
  const tls =
    certificateFile === undefined || keyFile === undefined
      ? undefined
      : watchTlsFiles({ certificateFile, keyFile }, logger, systemNow)
  if (tls === undefined) logger.warn(PLAIN_HTTP[settings.SLUIS_PLAIN_HTTP ?? 'loopback'])
  const server = await listen({
    fetch: gateway.app.fetch,
    hostname: settings.SLUIS_HOST,
    port: settings.SLUIS_PORT,
    ...(tls === undefined ? {} : { tls }),
  })
  const workers = gateway.startWorkers()
  logger.info('listening', { port: settings.SLUIS_PORT })
  tell('ready')
  return {
    reload: server.reload,
    stop: async () => {
      await server.stop()
      await workers.stop()
      await Promise.all([registry, intake, release, reveal, portal, logReader].map((database) => database.close()))
    },
  }
}

function openIdOf(settings: Settings<'gateway'>): OpenIdProvider | undefined {
  const { SLUIS_OPENID_ISSUER: issuer, SLUIS_OPENID_CLIENT_ID: clientId } = settings
  if (issuer === undefined || clientId === undefined) return undefined
  const secondFactor = {
    acrValues: settings.SLUIS_OPENID_SECOND_FACTOR_ACR,
    amrValues: settings.SLUIS_OPENID_SECOND_FACTOR_AMR,
  }
  return followOpenIdProvider({ issuer, clientId, secondFactor })
}
