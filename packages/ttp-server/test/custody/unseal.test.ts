import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { Ran, ServerProcess } from './sluis-server.ts'
import { runServer, startServer } from './sluis-server.ts'

const CUSTODIANS = ['anna', 'bram', 'cleo', 'dirk', 'elif'] as const
let database: TestDatabase
let owner: pg.Pool
let folder: string
let registrar: SignKeyPair
let settings: Record<string, string>
let engine: ServerProcess | undefined

beforeAll(async () => {
  database = await startTestDatabase()
  owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  owner.on('error', () => undefined)
  folder = await mkdtemp(join(tmpdir(), 'sluis-custody-'))
  registrar = await generateSignKey()
  await writeFile(join(folder, 'registrar.jwk'), JSON.stringify(registrar.privateJwk), { mode: 0o600 })
  await mkdir(join(folder, 'run'), { mode: 0o750 })
  settings = {
    SLUIS_DATABASE_URL_KEYS: database.url('ttp_keys'),
    SLUIS_DATABASE_URL_PSEUDONYMISE: database.url('ttp_pseudonymise'),
    SLUIS_DATABASE_URL_AUDIT: database.url('ttp_audit'),
    SLUIS_REGISTRAR_KEY: JSON.stringify(registrar.publicJwk),
    SLUIS_LOG_ORIGIN: 'ttp.example/log',
    SLUIS_RUNTIME_DIRECTORY: join(folder, 'run'),
    SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'key.protocol'),
  }
  expect(await hold('key', 'key')).toMatchObject({ code: 0 })
})
afterEach(async () => {
  await engine?.stop()
  engine = undefined
})
afterAll(async () => {
  await owner?.end()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Holds a ceremony whose shares go to files: `NAME/anna.share` and so on, and `NAME.protocol`. */
const hold = (name: string, of: 'key' | 'identity'): Promise<Ran> =>
  runServer([
    'ceremony',
    'create',
    `--engine=${of}`,
    `--custodians=${CUSTODIANS.join(',')}`,
    `--key=${join(folder, 'registrar.jwk')}`,
    `--out=${join(folder, `${name}.protocol`)}`,
    `--folder=${join(folder, name)}`,
  ])
const shareOf = (custodian: string, ceremony = 'key'): string => join(folder, ceremony, `${custodian}.share`)
const unseal = (custodian: string, ceremony = 'key'): Promise<Ran> =>
  runServer(['unseal', '--engine=key', `--share-file=${shareOf(custodian, ceremony)}`], settings)
const told = ({ stdout }: Ran): unknown => JSON.parse(stdout)

test('from the ceremony to the first key: five shares, three of them unseal, and the engine works', async () => {
  expect((await readdir(join(folder, 'key'))).sort()).toEqual(CUSTODIANS.map((name) => `${name}.share`))
  for (const name of CUSTODIANS) expect((await stat(shareOf(name))).mode & 0o777).toBe(0o600)
  engine = startServer(['start', '--only', 'key-engine'], settings)
  await engine.said('sealed')
  const socket = await stat(join(folder, 'run', 'key-engine.sock'))
  expect(socket.mode & 0o777).toBe(0o660)
  expect((await owner.query('select from keys.key')).rowCount).toBe(0)

  expect(told(await unseal('bram'))).toMatchObject({ state: 'sealed', given: 1, threshold: 3, custodians: ['bram'] })
  expect(told(await unseal('elif'))).toMatchObject({ state: 'sealed', given: 2, custodians: ['bram', 'elif'] })
  expect(told(await unseal('anna'))).toMatchObject({ state: 'unsealed', given: 0, custodians: [] })
  await engine.said('ready')
  // The engine made its own keys under the root, and its log signs.
  expect((await owner.query("select from keys.key where state = 'active'")).rowCount).toBe(3)
  const shares = await Promise.all(CUSTODIANS.map((name) => readFile(shareOf(name), 'utf8')))
  const { stdout, stderr } = engine.printed()
  for (const share of shares) expect(stdout + stderr).not.toContain(share.slice(0, 20))
})
