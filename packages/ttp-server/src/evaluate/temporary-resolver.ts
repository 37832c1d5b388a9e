import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LinkageModel } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import type { Resolver, ResolverPorts } from '../domains/identity/index.ts'
import { openResolver } from '../domains/identity/index.ts'
import { startPostgres } from '../embedded/postgres.ts'
import { giveRolesPasswords } from '../embedded/role-passwords.ts'
import type { Database } from '../kernel/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { migrate } from '../kernel/migrate.ts'

export interface TemporaryResolver {
  readonly resolver: Resolver
  /** A further engine on the same database and under the same keys, with connections of its own. */
  readonly another: () => Resolver
  /** Connections of the role `ttp_identity`, and of the owner, for measurements that look at or fill the store themselves. */
  readonly database: Database
  readonly owner: Database
  readonly ports: ResolverPorts
  /** Where an engine in a process of its own finds the database. */
  readonly url: string
  /** A folder that goes with the database; the server can read in it. */
  readonly directory: string
  /** Process of the server, to see what it uses. */
  readonly postgres: number
  /** Ends the database and removes every trace of it. */
  readonly stop: () => Promise<void>
}

/** The server's own resolver on a database of its own, under keys that are forgotten with it. The core's own weights when none are given. */
export async function startTemporaryResolver(model?: LinkageModel): Promise<TemporaryResolver> {
  const directory = await mkdtemp(join(tmpdir(), 'sluis-evaluate-'))
  // The database's own user must pass through.
  await chmod(directory, 0o711)
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true })
  try {
    const server = await startPostgres(directory)
    try {
      const owner = openDatabase(server.ownerUrl, 1)
      const opened = [owner]
      const close = async (): Promise<void> => {
        await Promise.all(opened.map((database) => database.close()))
      }
      await migrate(owner).catch(async (error: unknown) => {
        await close()
        throw error
      })
      const urls = await giveRolesPasswords(directory, server.ownerUrl)
      const ports: ResolverPorts = {
        linkageKey: SecretKey.from(randomBytes(32)),
        vaultKey: SecretKey.from(randomBytes(32)),
        random: (length) => randomBytes(length),
        now: () => new Date(),
        ...(model !== undefined && { model }),
      }
      const connect = (): Database => {
        const database = openDatabase(urls.ttp_identity, 2)
        opened.push(database)
        return database
      }
      const database = connect()
      const resolver = openResolver(database, ports)
      const another = (): Resolver => openResolver(connect(), ports)
      const stop = async (): Promise<void> => {
        await close()
        await server.stop()
        await remove()
      }
      const { pid: postgres } = server
      return { resolver, another, database, owner, ports, url: urls.ttp_identity, directory, postgres, stop }
    } catch (error) {
      await server.stop()
      throw error
    }
  } catch (error) {
    await remove()
    throw error
  }
}
