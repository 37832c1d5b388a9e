import { join, resolve } from 'node:path'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/common'
import { readKeyFile } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import { watchDirectory } from '../kernel/directory-watch.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow } from '../processes/system.ts'
import { registrarKeyOf } from './option-values.ts'

/**
 * The directory in force, verified under the registrar's key: that of the options, else the one that `start` made in the data folder.
 * Undefined where there is none yet: then nobody is to be told of anything.
 */
export async function currentDirectory(
  database: Database,
  { data, registrarKey }: { readonly data: string; readonly registrarKey?: string | undefined },
): Promise<Directory | undefined> {
  const key = registrarKey === undefined ? developmentKey(data) : registrarKeyOf(registrarKey)
  if (key === undefined) return undefined
  try {
    return (await watchDirectory(database, key, systemNow, 0).current()).directory
  } catch (error) {
    if (error instanceof ServerError && error.code === 'UNAVAILABLE') return undefined
    throw error
  }
}

function developmentKey(data: string): SignPublicJwk | undefined {
  const folder = resolve(process.env.SLUIS_CWD ?? process.cwd(), data)
  try {
    return (readKeyFile(join(folder, 'registrar', 'key-pair.json')) as { readonly publicJwk: SignPublicJwk }).publicJwk
  } catch {
    return undefined
  }
}
