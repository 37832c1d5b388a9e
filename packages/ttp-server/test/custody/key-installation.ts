import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import pg from 'pg'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

export const CUSTODIANS = ['anna', 'bram', 'cleo', 'dirk', 'elif'] as const

/** A database, a registrar and a folder in which a key engine of custodians can be started. */
export interface KeyInstallation {
  readonly database: TestDatabase
  readonly owner: pg.Pool
  /** Holds `registrar.jwk`; the protocol belongs at `key.protocol`. */
  readonly folder: string
  readonly registrar: SignKeyPair
  /** The settings of the key engine. */
  readonly settings: Record<string, string>
  stop(): Promise<void>
}

/** Makes all that stands before a ceremony. */
export async function makeKeyInstallation(): Promise<KeyInstallation> {
  const database = await startTestDatabase()
  const owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  owner.on('error', () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'sluis-custody-'))
  const registrar = await generateSignKey()
  await writeFile(join(folder, 'registrar.jwk'), JSON.stringify(registrar.privateJwk), { mode: 0o600 })
  await mkdir(join(folder, 'run'), { mode: 0o750 })
  return {
    database,
    owner,
    folder,
    registrar,
    settings: {
      SLUIS_DATABASE_URL_KEYS: database.url('ttp_keys'),
      SLUIS_DATABASE_URL_PSEUDONYMISE: database.url('ttp_pseudonymise'),
      SLUIS_DATABASE_URL_AUDIT: database.url('ttp_audit'),
      SLUIS_REGISTRAR_KEY: JSON.stringify(registrar.publicJwk),
      SLUIS_LOG_ORIGIN: 'ttp.example/log',
      SLUIS_KEY_LOCKS_FOLDERS: join(folder, 'locks'),
      SLUIS_RUNTIME_DIRECTORY: join(folder, 'run'),
      SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'key.protocol'),
    },
    stop: async () => {
      await owner.end()
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
