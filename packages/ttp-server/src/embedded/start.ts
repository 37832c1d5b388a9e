import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignPublicJwk } from '@sluis/ttp-core/common'
import type { ProcessName } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import { migrate } from '../kernel/migrate.ts'
import type { SupervisedProcess } from './child.ts'
import { supervise } from './child.ts'
import { freePort } from './free-port.ts'
import { keepPostgres } from './keep-postgres.ts'
import type { EmbeddedPostgres } from './postgres.ts'
import { giveRolesPasswords } from './role-passwords.ts'
import { prepareSecrets } from './secrets.ts'

export interface EmbeddedOptions {
  /** Holds everything that lasts: PostgreSQL's data, passwords, roots. */
  readonly dataDirectory: string
  /** The registrar's public key, pinned in every process. */
  readonly registrarKey: SignPublicJwk
  /** Port of the gateway on the loopback address; 0 or absent for a free one. */
  readonly port?: number
  /** Folder with the bundle of the portal, which the gateway serves once the directory names its digest. */
  readonly portalBundle?: string
  /** Takes each log line of each process, and what is said of the database. */
  readonly onLog?: (process: ProcessName | 'postgresql', line: string) => void
}

export interface EmbeddedTtp {
  /** Address of the gateway, also the audience of client assertions. */
  readonly url: string
  readonly processes: Readonly<Record<ProcessName, SupervisedProcess>>
  readonly postgres: () => EmbeddedPostgres
  /** Kills PostgreSQL as a loss of power would, and starts it again on the same port. For crash tests. */
  readonly crashPostgres: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a whole TTP on this machine: a real PostgreSQL and the three processes, each with its own settings only. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedTtp> {
  const { dataDirectory } = options
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 })
  // Whoever asks for one is told at once when it is taken.
  const asked = options.port ? await freePort(options.port) : 0
  const databaseDirectory = join(dataDirectory, 'database')
  const postgres = await keepPostgres(databaseDirectory, (line) => options.onLog?.('postgresql', line))
  const { ownerUrl } = postgres.current()
  const owner = openDatabase(ownerUrl, 1)
  await migrate(owner)
  await owner.close()
  const urls = await giveRolesPasswords(databaseDirectory, ownerUrl)
  const secrets = await prepareSecrets(dataDirectory)
  // Any other is chosen last: until the gateway takes it, it may become another's.
  const port = asked || (await freePort())
  const url = `http://127.0.0.1:${port}`
  const registrarKey = JSON.stringify(options.registrarKey)

  const settings: Record<ProcessName, Record<string, string>> = {
    gateway: {
      SLUIS_DATABASE_URL_REGISTRY: urls.ttp_registry,
      SLUIS_DATABASE_URL_INTAKE: urls.ttp_intake,
      SLUIS_DATABASE_URL_RELEASE: urls.ttp_release,
      SLUIS_DATABASE_URL_REVEAL: urls.ttp_reveal,
      SLUIS_DATABASE_URL_PORTAL: urls.ttp_portal,
      SLUIS_DATABASE_URL_LOG_READER: urls.ttp_log_reader,
      SLUIS_REGISTRAR_KEY: registrarKey,
      SLUIS_TOKEN_KEY_FILE: secrets.tokenKey,
      SLUIS_ISSUER: url,
      SLUIS_HOST: '127.0.0.1',
      SLUIS_PLAIN_HTTP: 'loopback',
      SLUIS_PORT: String(port),
      ...signInSettings(),
      ...(options.portalBundle !== undefined && { SLUIS_PORTAL_BUNDLE: options.portalBundle }),
    },
    'identity-engine': {
      SLUIS_DATABASE_URL_IDENTITY: urls.ttp_identity,
      SLUIS_REGISTRAR_KEY: registrarKey,
      SLUIS_IDENTITY_ROOT_FILE: secrets.identityRoot,
    },
    'key-engine': {
      SLUIS_DATABASE_URL_KEYS: urls.ttp_keys,
      SLUIS_DATABASE_URL_PSEUDONYMISE: urls.ttp_pseudonymise,
      SLUIS_DATABASE_URL_AUDIT: urls.ttp_audit,
      SLUIS_REGISTRAR_KEY: registrarKey,
      SLUIS_KEY_ROOT_FILE: secrets.keyRoot,
      SLUIS_KEY_LOCKS_FOLDERS: secrets.keyLocks,
      SLUIS_LOG_ORIGIN: 'sluis.example/log',
    },
  }
  const start = (name: ProcessName): SupervisedProcess =>
    supervise(name, settings[name], (line) => options.onLog?.(name, line))
  const processes = {
    'key-engine': start('key-engine'),
    'identity-engine': start('identity-engine'),
    gateway: start('gateway'),
  }
  const stop = async (): Promise<void> => {
    await Promise.all(Object.values(processes).map((process) => process.stop()))
    await postgres.stop()
  }
  try {
    await Promise.all(Object.values(processes).map((process) => process.ready()))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    processes,
    postgres: postgres.current,
    crashPostgres: postgres.crash,
    stop,
  }
}

/** Where people sign in and what the portal serves, if this process was told so. */
function signInSettings(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value = '']) =>
      /^SLUIS_(?:OPENID|PORTAL)_/.test(name) ? [[name, value]] : [],
    ),
  )
}
