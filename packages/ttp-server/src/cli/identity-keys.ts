import { resolve } from 'node:path'
import type { IdentityKeys } from '../domains/identity/index.ts'
import { ensureModel, openExistingKeys, openKeys } from '../domains/identity/index.ts'
import type { Database } from '../kernel/database.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { rootFromFolder, rootFromSettings } from './command-root.ts'
import { checkDatabaseFolder, DATABASE_SETTING, databaseFolder, withIdentityDatabase } from './identity-database.ts'

/** The store of the identity engine and its keys, opened for one command by who holds the root. */
export interface OpenIdentity {
  /** Role `ttp_identity`, or `ttp_reviewer` for clerical review. */
  readonly database: Database
  readonly keys: IdentityKeys
}

/**
 * Works on the store of the identity engine with its keys: those of the environment, as the engine itself is set up, else those of
 * a data folder.
 * @throws ServerError `DATA_FOLDER_ABSENT`, `CONFIGURATION_INVALID`, `KEY_UNAVAILABLE`.
 */
export async function withIdentityKeys<Result>(
  data: string,
  environment: NodeJS.ProcessEnv,
  work: (identity: OpenIdentity) => Promise<Result>,
  role: 'ttp_identity' | 'ttp_reviewer' = 'ttp_identity',
): Promise<Result> {
  const folder = resolve(environment.SLUIS_CWD ?? process.cwd(), data)
  const isSetUp = environment[DATABASE_SETTING[role]] !== undefined
  // A mistyped folder is said to be one, not to lack a root.
  if (!isSetUp) checkDatabaseFolder(databaseFolder(data, environment))
  const root = isSetUp ? await rootFromSettings(environment) : await rootFromFolder(folder)
  try {
    const opened = async (database: Database): Promise<Result> => {
      // A reviewer uses what the engine made, and makes nothing.
      const isEngine = role === 'ttp_identity'
      const keys = isEngine ? await openKeys(database, root, systemRandom) : await openExistingKeys(database, root)
      try {
        const clock = { now: systemNow, random: systemRandom }
        if (isEngine) await database.transaction((sql) => ensureModel(sql, keys.sign, clock))
        return await work({ database, keys })
      } finally {
        keys.linkage.destroy()
        keys.vault.destroy()
      }
    }
    return await withIdentityDatabase(data, environment, opened, role)
  } finally {
    root.destroy()
  }
}
