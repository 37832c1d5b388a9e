import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LinkageModel } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import type { Resolver } from '../domains/identity/index.ts'
import { openResolver } from '../domains/identity/index.ts'
import { startPostgres } from '../embedded/postgres.ts'
import { giveRolesPasswords } from '../embedded/role-passwords.ts'
import { openDatabase } from '../kernel/database.ts'
import { migrate } from '../kernel/migrate.ts'

export interface TemporaryResolver {
  readonly resolver: Resolver
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
      await migrate(owner).finally(() => owner.close())
      const urls = await giveRolesPasswords(directory, server.ownerUrl)
      const database = openDatabase(urls.ttp_identity, 2)
      const resolver = openResolver(database, {
        linkageKey: SecretKey.from(randomBytes(32)),
        vaultKey: SecretKey.from(randomBytes(32)),
        random: (length) => randomBytes(length),
        now: () => new Date(),
        ...(model !== undefined && { model }),
      })
      const stop = async (): Promise<void> => {
        await database.close()
        await server.stop()
        await remove()
      }
      return { resolver, stop }
    } catch (error) {
      await server.stop()
      throw error
    }
  } catch (error) {
    await remove()
    throw error
  }
}
