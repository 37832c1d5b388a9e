import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { EmbeddedPostgres } from '../embedded/postgres.ts'
import { startPostgres } from '../embedded/postgres.ts'
import { giveRolesPasswords } from '../embedded/role-passwords.ts'
import type { Database } from '../kernel/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'
import { migrate } from '../kernel/migrate.ts'
import { explainDatabase } from './database-error.ts'

/** The setting that names the database of each role that commands work under. */
export const DATABASE_SETTING = {
  ttp_identity: 'SLUIS_DATABASE_URL_IDENTITY',
  ttp_reviewer: 'SLUIS_DATABASE_URL_REVIEWER',
  ttp_keys: 'SLUIS_DATABASE_URL_KEYS',
  ttp_pseudonymise: 'SLUIS_DATABASE_URL_PSEUDONYMISE',
  ttp_registry: 'SLUIS_DATABASE_URL_REGISTRY',
  ttp_audit: 'SLUIS_DATABASE_URL_AUDIT',
} as const
type Role = keyof typeof DATABASE_SETTING

/** The databases of some roles that the environment names. Who has some by name asks these alone, and has no data folder. */
export function namedDatabases<Asked extends Role>(
  environment: NodeJS.ProcessEnv,
  roles: readonly Asked[],
): ReadonlyMap<Asked, string> {
  return new Map(
    roles.flatMap((role) => {
      const url = environment[DATABASE_SETTING[role]]
      return url === undefined ? [] : [[role, url] as const]
    }),
  )
}

/** Line of PostgreSQL's own note of a running server on which its port stands. */
const PORT_LINE = 3

/**
 * Works on the database of role `ttp_identity`, of the reviewer's or of the key store's: the one that the environment names, else that of a data folder,
 * whether its server runs or not. One that was started for this ends with it.
 * @throws ServerError `DATA_FOLDER_ABSENT` for a folder in which no service ever ran; OptionError `DATABASE_UNREACHABLE`, `DATABASE_FOREIGN`.
 */
export async function withIdentityDatabase<Result>(
  data: string,
  environment: NodeJS.ProcessEnv,
  work: (database: Database) => Promise<Result>,
  role: Role = 'ttp_identity',
): Promise<Result> {
  const url = environment[DATABASE_SETTING[role]]
  const setting = DATABASE_SETTING[role]
  if (url !== undefined) return explainDatabase(setting, () => working(url, work))
  const directory = databaseFolder(data, environment)
  const running = await runningUrl(directory, role)
  if (running !== undefined) return explainDatabase('--data', () => working(running, work))
  checkDatabaseFolder(directory)
  const server = await startPostgres(directory)
  try {
    return await working(await roleUrl(server, directory, role), work)
  } finally {
    await server.stop()
  }
}

/**
 * Sees that a database ever ran in this folder: a mistyped one must not answer as an empty service does, or as one that is down.
 * @throws ServerError `DATA_FOLDER_ABSENT`.
 */
export function checkDatabaseFolder(directory: string): void {
  if (!existsSync(join(directory, 'pgdata', 'PG_VERSION'))) throw new ServerError('DATA_FOLDER_ABSENT')
}

/** Where the embedded database of a data folder is. */
export const databaseFolder = (data: string, environment: NodeJS.ProcessEnv): string =>
  join(resolve(environment.SLUIS_CWD ?? process.cwd(), data), 'database')

async function working<Result>(url: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = openDatabase(url, 2)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function roleUrl(server: EmbeddedPostgres, directory: string, role: Role): Promise<string> {
  const owner = openDatabase(server.ownerUrl, 1)
  await migrate(owner).finally(() => owner.close())
  return (await giveRolesPasswords(directory, server.ownerUrl))[role]
}

/** Undefined for a file that is not there, or is damaged: `start` says of that one more. */
function parsed(text: string): Partial<Record<Role, string>> | undefined {
  try {
    return JSON.parse(text) as Partial<Record<Role, string>>
  } catch {
    return undefined
  }
}

/** Address of a role at the server that runs on the folder of a database; undefined when none answers. */
export async function runningUrl(directory: string, role: Role): Promise<string | undefined> {
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8').catch(() => '')
  const port = (await read(join('pgdata', 'postmaster.pid'))).split('\n')[PORT_LINE]?.trim() ?? ''
  const passwords = parsed(await read('role-passwords.json'))
  if (port === '' || passwords === undefined) return undefined
  const password = passwords[role] ?? ''
  const url = `postgresql://${role}:${password}@127.0.0.1:${port}/sluis`
  // The note outlives a server that was killed.
  const probe = openDatabase(url, 1)
  try {
    await probe.withConnection((sql) => sql.query('select 1'))
    return url
  } catch {
    return undefined
  } finally {
    await probe.close()
  }
}
