import { join, resolve } from 'node:path'
import type { IdentityKeys } from '../domains/identity/index.ts'
import { ensureModel, openKeys } from '../domains/identity/index.ts'
import type { Database } from '../kernel/database.ts'
import { readRootKey } from '../kernel/root-key.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityDatabase } from './identity-database.ts'

/** The store of the identity engine and its keys, opened for one command by who holds the root. */
export interface OpenIdentity {
  /** Role `ttp_identity`. */
  readonly database: Database
  readonly keys: IdentityKeys
}

/**
 * Works on the store of the identity engine with its keys: those of the environment, as the engine itself is set up, else those of
 * a data folder.
 * @throws ServerError `CONFIGURATION_INVALID`, `KEY_UNAVAILABLE`.
 */
export async function withIdentityKeys<Result>(
  data: string,
  environment: NodeJS.ProcessEnv,
  work: (identity: OpenIdentity) => Promise<Result>,
): Promise<Result> {
  const folder = resolve(environment.SLUIS_CWD ?? process.cwd(), data)
  const isSetUp = environment.SLUIS_DATABASE_URL_IDENTITY !== undefined
  const root = await readRootKey(
    isSetUp
      ? { file: environment.SLUIS_IDENTITY_ROOT_FILE, value: environment.SLUIS_IDENTITY_ROOT }
      : { file: join(folder, 'identity-engine', 'root') },
  )
  try {
    return await withIdentityDatabase(data, environment, async (database) => {
      const keys = await openKeys(database, root, systemRandom)
      try {
        await database.transaction((sql) => ensureModel(sql, keys.sign, { now: systemNow, random: systemRandom }))
        return await work({ database, keys })
      } finally {
        keys.linkage.destroy()
        keys.vault.destroy()
      }
    })
  } finally {
    root.destroy()
  }
}
