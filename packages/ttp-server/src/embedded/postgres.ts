import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ServerError } from '../kernel/errors.ts'
import { findBinaries, openToOthers } from './binaries.ts'
import { bufferMiB } from './buffer-size.ts'
import { endWithParent } from './end-with-parent.ts'
import { freePort } from './free-port.ts'
import type { PostgresUser } from './postgres-user.ts'
import { postgresUser } from './postgres-user.ts'
import { isServerRunning } from './running-server.ts'

const START_MS_MAX = 60_000
const RETRY_MS = 50
/** Each start writes a log of its own: where none succeeds they are not to fill the disk. */
const PAUSE_MS_MAX = 5_000

/**
 * Durable as the real thing (fsync, synchronous commit). Errors are logged tersely and statements never: the detail of an error
 * may hold a value of a row.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  jit: 'off',
}

export interface EmbeddedPostgres {
  readonly port: number
  readonly pid: number
  /** URL of the owner of the database. Migrations use it; no process of the TTP does. */
  readonly ownerUrl: string
  /** Fulfils when the server has ended, however it ended. */
  readonly ended: Promise<unknown>
  /** Ends the server in good order. */
  readonly stop: () => Promise<void>
  /** Kills the server as a loss of power would. For crash tests. */
  readonly kill: () => Promise<void>
}

/**
 * Starts the real PostgreSQL on a folder; the first time it is initialised there.
 * @param directory Folder that holds `pgdata`, the owner's password and the server's log.
 * @param port Port on the loopback address; 0 for a free one.
 * @param signal Ends the tries.
 * @throws ServerError `DATA_FOLDER_IN_USE` when one works on the folder already, `DATA_FOLDER_CLOSED`, `DATABASE_NOT_STARTED`.
 */
export async function startPostgres(directory: string, port = 0, signal?: AbortSignal): Promise<EmbeddedPostgres> {
  const user = await postgresUser()
  await mkdir(directory, { recursive: true, mode: user === undefined ? 0o700 : 0o711 })
  if (user !== undefined && !(await openToOthers(directory))) {
    throw new ServerError('DATA_FOLDER_CLOSED')
  }
  if (await isServerRunning(directory)) throw new ServerError('DATA_FOLDER_IN_USE')
  const binaries = await findBinaries(directory, user !== undefined)
  const password = await initialise(directory, binaries, user)
  const deadline = Date.now() + START_MS_MAX
  for (let pause = RETRY_MS * 4; ; pause = Math.min(pause * 2, PAUSE_MS_MAX)) {
    // Found free, it may be another's a moment later: then the next try takes another.
    const actualPort = port === 0 ? await freePort() : port
    const ownerUrl = `postgresql://sluis_owner:${password}@127.0.0.1:${actualPort}/sluis`
    const child = launch(directory, binaries, user, actualPort)
    const ended = once(child, 'exit')
    endWithParent(child)
    if (await answers(ownerUrl, child, deadline)) return running(child, ended, actualPort, ownerUrl)
    child.kill('SIGKILL')
    // After a crash the kernel may hold the old shared memory for a moment: the next try finds it gone.
    if (Date.now() > deadline || signal?.aborted) throw new ServerError('DATABASE_NOT_STARTED')
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

function running(child: ChildProcess, ended: Promise<unknown>, port: number, ownerUrl: string): EmbeddedPostgres {
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return { port, pid: child.pid ?? 0, ownerUrl, ended, stop: () => end('SIGINT'), kill: () => end('SIGKILL') }
}

async function initialise(directory: string, binaries: string, user: PostgresUser | undefined): Promise<string> {
  const passwordFile = join(directory, 'owner-password')
  const data = join(directory, 'pgdata')
  if (await exists(join(data, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user !== undefined) {
    await chown(data, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const flags = [
    '-D',
    data,
    '-U',
    'sluis_owner',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '-E',
    'UTF8',
    '--locale=C',
  ]
  const child = spawn(join(binaries, 'bin', 'initdb'), flags, { ...user, stdio: 'ignore', cwd: data })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new ServerError('DATABASE_NOT_STARTED')
  return password
}

function launch(directory: string, binaries: string, user: PostgresUser | undefined, port: number): ChildProcess {
  const sized = { ...SETTINGS, shared_buffers: `${bufferMiB()}MB` }
  const settings = Object.entries(sized).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = ['-c', 'logging_collector=on', '-c', `log_directory=${join(directory, 'pgdata', 'log')}`]
  const flags = ['-D', join(directory, 'pgdata'), '-p', String(port), ...settings, ...log]
  return spawn(join(binaries, 'bin', 'postgres'), flags, { ...user, stdio: 'ignore', cwd: join(directory, 'pgdata') })
}

/** Waits until the database `sluis` answers, and makes it when the server is new. False when the server ended instead. */
async function answers(ownerUrl: string, child: ChildProcess, deadline: number): Promise<boolean> {
  const maintenance = new URL(ownerUrl)
  maintenance.pathname = '/postgres'
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rowCount } = await client.query("select from pg_database where datname = 'sluis'")
      if (rowCount === 0) await client.query('create database sluis')
      // The roles of the TTP have no business in the databases that every server has.
      await client.query('revoke connect, temporary on database postgres, template1 from public')
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
