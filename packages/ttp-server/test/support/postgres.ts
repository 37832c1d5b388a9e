import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../src/embedded/postgres.ts'
import type { Role } from '../../src/embedded/role-passwords.ts'
import { giveRolesPasswords } from '../../src/embedded/role-passwords.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { layDatabase } from './lay-database.ts'

export interface TestDatabase {
  readonly directory: string
  /** URL of the owner: for looking at everything in a test, never for the code under test. */
  readonly owner: string
  readonly url: (role: Role) => string
  /** A pool of a role; closed by `stop`. */
  readonly database: (role: Role) => Database
  readonly stop: () => Promise<void>
}

/** A real PostgreSQL of its own for a test file, migrated, every role with its password. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'sluis-test-'))
  await chmod(directory, 0o711)
  await layDatabase(directory)
  const server = await startPostgres(directory)
  const urls = await giveRolesPasswords(directory, server.ownerUrl)
  const opened: Database[] = []
  return {
    directory,
    owner: server.ownerUrl,
    url: (role) => urls[role],
    database: (role) => {
      const database = openDatabase(urls[role])
      opened.push(database)
      return database
    },
    stop: async () => {
      await Promise.all(opened.map((database) => database.close()))
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
