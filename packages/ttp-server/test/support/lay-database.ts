import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, chmod, cp, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostgres } from '../../src/embedded/postgres.ts'
import { giveRolesPasswords } from '../../src/embedded/role-passwords.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { RUN_FOLDER } from './one-run.ts'

/** The copy of PostgreSQL's programs that stands beside the data where another user cannot reach those of the checkout. */
const PROGRAMS = 'postgresql'

/**
 * Lays a database into a folder: initialised, migrated, every role with its password, not started. It is made once a run, by the first
 * that needs it, and copied: that takes a twentieth of the time.
 * @param directory Where PostgreSQL is started later (`startPostgres`); made here.
 */
export async function layDatabase(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o711 })
  const run = process.env[RUN_FOLDER]
  if (run === undefined) return makeDatabase(directory)
  const original = join(run, 'database')
  if (!existsSync(original)) await makeOriginal(run, original)
  await copyFolder(join(original, 'data'), directory)
  const programs = join(original, PROGRAMS)
  if (existsSync(programs)) await symlink(programs, join(directory, PROGRAMS))
}

/** Two workers may make it at once: whoever is first wins, and the other takes that one. */
async function makeOriginal(run: string, original: string): Promise<void> {
  const own = await mkdtemp(join(run, 'making-'))
  await chmod(own, 0o711)
  const data = join(own, 'data')
  await mkdir(data, { mode: 0o711 })
  await makeDatabase(data)
  if (existsSync(join(data, PROGRAMS))) await rename(join(data, PROGRAMS), join(own, PROGRAMS))
  await rename(own, original).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error
    await rm(own, { recursive: true, force: true })
  })
}

async function makeDatabase(directory: string): Promise<void> {
  const server = await startPostgres(directory)
  const owner = openDatabase(server.ownerUrl, 1)
  await migrate(owner)
  await owner.close()
  await giveRolesPasswords(directory, server.ownerUrl)
  await server.stop()
  const data = join(directory, 'pgdata')
  await rm(join(data, 'log'), { recursive: true, force: true })
  // What a killed process has written the system keeps, with or without it; only the power is never cut here.
  await appendFile(join(data, 'postgresql.conf'), 'fsync = off\n')
}

/** Owners and rights are kept: the data belong to PostgreSQL's user. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true })
  else await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
