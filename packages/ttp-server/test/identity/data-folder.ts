import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from './store.ts'

/** A data folder as commands find it, and the root of the identity engine in it. */
export interface DataFolder {
  readonly data: string
  readonly root: Buffer
}

/** A data folder around the database of a store, with a root of its own; whoever asks removes it. */
export async function makeDataFolder({ database }: Store): Promise<DataFolder> {
  const data = await mkdtemp(join(tmpdir(), 'sluis-data-'))
  // PostgreSQL runs as another user and has to come through.
  await chmod(data, 0o711)
  await symlink(database.directory, join(data, 'database'))
  await mkdir(join(data, 'identity-engine'), { mode: 0o700 })
  const root = randomBytes(32)
  await writeFile(join(data, 'identity-engine', 'root'), root.toString('hex'), { mode: 0o600 })
  return { data, root }
}
