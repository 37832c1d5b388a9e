import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ceremony } from '@sluis/ttp-core/common'
import { encodeShare, type RootEngine, SecretKey } from '@sluis/ttp-core/pseudonymise'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { withCollectedRoot } from '../../src/ceremony/collect-root.ts'
import { readShare } from '../../src/ceremony/read-share.ts'
import { readProtocol, shareSources, splitAsAsked } from '../../src/cli/ceremony-options.ts'
import { listEngineStates } from '../../src/domains/registry/list-engine-states.ts'
import type { Logger } from '../../src/kernel/log.ts'
import type { Answer } from '../../src/kernel/root/unseal-socket.ts'
import { askEngine, socketPath } from '../../src/kernel/root/unseal-socket.ts'
import { startIdentityEngine } from '../../src/processes/identity-engine.ts'
import { startKeyEngine } from '../../src/processes/key-engine.ts'
import type { RunningProcess } from '../../src/processes/running-process.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { CUSTODIANS, type KeyInstallation, makeKeyInstallation } from './key-installation.ts'
import { leaveSocket } from './leave-socket.ts'
import { actions, actors, bodyOf } from './log-entries.ts'

let installation: KeyInstallation
let database: TestDatabase
let owner: pg.Pool
let folder: string
let registrar: SignKeyPair
let settings: Record<string, string>
let engine: RunningProcess | undefined
/** What the engine of the test told of its state, and logged. */
let states: string[] = []
let logged: string[] = []
const note = (message: string, fields: object = {}): void => void logged.push(`${message} ${JSON.stringify(fields)}`)
const logger: Logger = { info: note, warn: note, error: note }

beforeAll(async () => {
  installation = await makeKeyInstallation()
  ;({ database, owner, folder, registrar, settings } = installation)
  await hold('key', 'key')
})
beforeEach(() => {
  states = []
  logged = []
})
afterEach(async () => {
  await engine?.stop()
  engine = undefined
})
afterAll(async () => {
  await installation?.stop()
})

/** Holds a ceremony whose shares go to files: `NAME/anna.share` and so on, and `NAME.protocol`. */
async function hold(name: string, of: RootEngine): Promise<Ceremony> {
  const draw = async (): Promise<SecretKey> => SecretKey.from(randomBytes(32))
  return splitAsAsked(splitting(name, CUSTODIANS, 3), { engine: of, software: 'test' }, draw)
}
const splitting = (name: string, custodians: readonly string[], threshold: number) => ({
  custodians: custodians.join(','),
  shares: String(custodians.length),
  threshold: String(threshold),
  key: join(folder, 'registrar.jwk'),
  out: join(folder, `${name}.protocol`),
  folder: join(folder, name),
})
const shareOf = (custodian: string, ceremony = 'key'): string => join(folder, ceremony, `${custodian}.share`)
const bytesOf = async (custodian: string, ceremony = 'key'): Promise<Uint8Array> =>
  encodeShare(await readShare({ file: shareOf(custodian, ceremony) }, ''))
const ask = (request: 'status' | 'seal', of: RootEngine = 'key'): Promise<Answer> =>
  askEngine(socketPath(join(folder, 'run'), of), request)
/** Gives a share as `unseal` does. */
const unseal = async (custodian: string, ceremony = 'key', of: RootEngine = 'key'): Promise<Answer> =>
  askEngine(socketPath(join(folder, 'run'), of), 'unseal', await bytesOf(custodian, ceremony))
const start = async (own: Record<string, string> = settings): Promise<void> => {
  engine = await startKeyEngine(own, logger, (state) => void states.push(state))
}
const protocolOf = (name: string): Promise<Ceremony> =>
  readProtocol(join(folder, `${name}.protocol`), JSON.stringify(registrar.publicJwk))

test('a sealed engine does nothing: no key is lent, no entry of the log is sequenced, and its readiness says so [KEYS-58]', async () => {
  await start()
  const entry = randomUUID()
  await database
    .database('ttp_registry')
    .withConnection((sql) => sql.query('insert into audit.pending (id, body) values ($1, $2)', [entry, bodyOf(entry)]))
  const before = await owner.query('select from audit.entry')
  expect(await ask('status')).toEqual({
    ok: true,
    engine: 'key',
    state: 'sealed',
    given: 0,
    threshold: 3,
    custodians: [],
  })
  expect(states).toEqual(['sealed'])
  expect(logged.join()).toContain('sealed: nothing is processed')
  expect(await announced()).toEqual({ key: 'sealed', identity: 'unknown' })
  for (const name of ['cleo', 'dirk']) await unseal(name)
  expect((await owner.query('select from audit.entry')).rowCount).toBe(before.rowCount)
  await unseal('anna')
  expect(states).toEqual(['sealed', 'ready'])
  expect(await announced()).toEqual({ key: 'ready', identity: 'unknown' })
  const sequenced = async (): Promise<number | null> =>
    (await owner.query('select from audit.entry where id = $1', [entry])).rowCount
  await expect.poll(sequenced).toBe(1)
  await engine?.stop()
  engine = undefined
  expect(await announced()).toEqual({ key: 'stopped', identity: 'unknown' })
})

test('sealed again it forgets the root, and other custodians unseal it; the log knows of both [KEYS-61, KEYS-63]', async () => {
  const unsealedBefore = await actions(owner, 'engine.unsealed')
  await start()
  for (const name of ['anna', 'bram', 'cleo']) await unseal(name)
  expect(await unseal('dirk')).toEqual({ ok: false, code: 'ENGINE_UNSEALED' })
  expect(await ask('seal')).toMatchObject({ state: 'sealed', given: 0 })
  expect(await announced()).toMatchObject({ key: 'sealed' })
  expect(await actions(owner, 'engine.sealed')).toBe(1)
  for (const name of ['dirk', 'elif']) await unseal(name)
  expect(await unseal('bram')).toMatchObject({ state: 'unsealed' })
  expect(states).toEqual(['sealed', 'ready', 'sealed', 'ready'])
  expect(await actions(owner, 'engine.unsealed')).toBe(unsealedBefore + 6)
  expect(await actors(owner, 'engine.unsealed', 6)).toEqual(
    ['anna', 'bram', 'cleo', 'bram', 'dirk', 'elif'].map((name) => `custodian:${name}`),
  )
})

test('where the log cannot be written to, custodians open nothing [KEYS-61]', async () => {
  await start()
  for (const name of ['anna', 'bram']) await unseal(name)
  await owner.query('revoke insert on audit.pending from ttp_keys')
  try {
    expect(await unseal('cleo')).toEqual({ ok: false, code: 'UNAVAILABLE' })
    expect(await ask('status')).toMatchObject({ state: 'sealed', given: 0 })
    expect(states).toEqual(['sealed'])
  } finally {
    await owner.query('grant insert (id, body) on audit.pending to ttp_keys')
  }
})

test('shares that come at once open the engine once [KEYS-59]', async () => {
  await start()
  const answers = await Promise.all(CUSTODIANS.map((name) => unseal(name)))
  expect(answers.filter((answer) => answer.ok && answer.state === 'unsealed')).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.code === 'ENGINE_UNSEALED')).toHaveLength(2)
  expect(states).toEqual(['sealed', 'ready'])
})

test('a share that is refused says why, by its code, and spoils nothing [KEYS-59]', async () => {
  await hold('other', 'key')
  await start()
  await unseal('anna')
  expect(await unseal('anna')).toEqual({ ok: false, code: 'SHARE_DUPLICATE' })
  expect(await unseal('bram', 'other')).toEqual({ ok: false, code: 'SHARE_FOREIGN' })
  const socket = socketPath(join(folder, 'run'), 'key')
  expect(await askEngine(socket, 'unseal', new Uint8Array(50))).toEqual({ ok: false, code: 'SHARE_MALFORMED' })
  expect(await askEngine(socket, 'unseal', new Uint8Array(7))).toEqual({ ok: false, code: 'SHARE_MALFORMED' })
  await expect(askEngine(socket, 'unseal', new Uint8Array(5_000))).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
  expect(await ask('status')).toMatchObject({ state: 'sealed', given: 1, custodians: ['anna'] })
  expect(await unseal('bram')).toMatchObject({ given: 2 })
  expect(await unseal('cleo')).toMatchObject({ state: 'unsealed' })
})

test('a root of another ceremony than the stored keys leaves the engine sealed and everything as it was [KEYS-62]', async () => {
  await hold('foreign', 'key')
  const foreign = { ...settings, SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'foreign.protocol') }
  const before = (await owner.query('select * from keys.key order by purpose')).rows
  await start(foreign)
  for (const name of ['anna', 'bram']) await unseal(name, 'foreign')
  expect(await unseal('cleo', 'foreign')).toEqual({ ok: false, code: 'KEY_UNAVAILABLE' })
  expect(await ask('status')).toMatchObject({ state: 'sealed', given: 0 })
  expect((await owner.query('select * from keys.key order by purpose')).rows).toEqual(before)
  expect(states).toEqual(['sealed'])
})

test('a root of other custodians is the same root: the engine takes the new shares, and the old ones no more [KEYS-57, KEYS-59]', async () => {
  const old = await protocolOf('key')
  const sources = shareSources(['cleo', 'dirk', 'elif'].map((name) => shareOf(name)))
  const collecting = { ceremony: old, sources, now: () => new Date(), tell: () => undefined }
  const origin = { engine: 'key', previous: old.id, software: 'test' } as const
  await withCollectedRoot(collecting, async (root) => {
    const copy = async (): Promise<SecretKey> => root.lend((bytes) => SecretKey.from(bytes))
    await splitAsAsked(splitting('again', ['anna', 'bram', 'femi', 'gijs'], 2), origin, copy)
  })
  const renewed = await protocolOf('again')
  expect(renewed).toMatchObject({ keyCheckValue: old.keyCheckValue, previous: old.id })
  expect(renewed.id).not.toBe(old.id)
  const again = { ...settings, SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'again.protocol') }
  await start(again)
  expect(await unseal('anna')).toEqual({ ok: false, code: 'SHARE_FOREIGN' })
  for (const name of ['femi', 'gijs']) await unseal(name, 'again')
  expect(states).toEqual(['sealed', 'ready'])
})

test('a rehearsal says whether shares give the root [KEYS-55]', async () => {
  const ceremony = await protocolOf('key')
  const rehearse = (...names: string[]): Promise<readonly string[]> =>
    withCollectedRoot(
      {
        ceremony,
        sources: shareSources(names.map((name) => shareOf(name))),
        now: () => new Date(),
        tell: () => undefined,
      },
      async (_, custodians) => custodians,
    )
  expect(await rehearse('elif', 'anna', 'dirk')).toEqual(['anna', 'dirk', 'elif'])
  await expect(rehearse('elif', 'anna')).rejects.toMatchObject({ code: 'SHARES_TOO_FEW' })
  await expect(rehearse('elif', 'anna', 'anna')).rejects.toMatchObject({ code: 'SHARE_DUPLICATE' })
})

test.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
  ['a file and custodians at once [KEYS-64]', () => ({ ...settings, SLUIS_KEY_ROOT: 'ab'.repeat(32) })],
  ['neither [KEYS-64]', () => ({ ...settings, SLUIS_KEY_CUSTODIANS_FILE: '' })],
  ['no folder for the socket', () => ({ ...settings, SLUIS_RUNTIME_DIRECTORY: '' })],
  ['a folder that does not exist', () => ({ ...settings, SLUIS_RUNTIME_DIRECTORY: join(folder, 'nowhere') })],
  [
    'a folder that is open to everybody',
    async () => {
      await mkdir(join(folder, 'open'), { recursive: true, mode: 0o755 })
      return { ...settings, SLUIS_RUNTIME_DIRECTORY: join(folder, 'open') }
    },
  ],
  [
    'a protocol that another key signed [KEYS-54]',
    async () => ({ ...settings, SLUIS_REGISTRAR_KEY: JSON.stringify((await generateSignKey()).publicJwk) }),
  ],
  [
    'the protocol of the other engine [KEYS-59]',
    async () => {
      await hold('persons', 'identity')
      return { ...settings, SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'persons.protocol') }
    },
  ],
])('refused at the start: %s', async (_what, change) => {
  await expect(start(await change())).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
  expect(states).toEqual([])
})

test('a socket that a killed engine left is taken over; that of a living one is not', async () => {
  await leaveSocket(socketPath(join(folder, 'run'), 'key'))
  await start()
  expect(await ask('status')).toMatchObject({ state: 'sealed' })
  const living = engine
  await expect(start()).rejects.toMatchObject({ code: 'SOCKET_IN_USE' })
  expect(await ask('status')).toMatchObject({ state: 'sealed' })
  await living?.stop()
  engine = undefined
  await expect(ask('status')).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
})

test('the identity engine is unsealed in the same way, at a socket and by shares of its own', async () => {
  await hold('identity', 'identity')
  const own = {
    SLUIS_DATABASE_URL_IDENTITY: database.url('ttp_identity'),
    SLUIS_REGISTRAR_KEY: JSON.stringify(registrar.publicJwk),
    SLUIS_IDENTITY_CUSTODIANS_FILE: join(folder, 'identity.protocol'),
    SLUIS_RUNTIME_DIRECTORY: join(folder, 'run'),
  }
  engine = await startIdentityEngine(own, logger, (state) => void states.push(state))
  expect(await unseal('anna', 'key', 'identity')).toEqual({ ok: false, code: 'SHARE_FOREIGN' })
  for (const name of ['anna', 'bram', 'cleo']) await unseal(name, 'identity', 'identity')
  expect(states).toEqual(['sealed', 'ready'])
  expect((await owner.query('select from identity.key')).rowCount).toBe(4)
})

test('a root in a file is announced as unfit for production [KEYS-64]', async () => {
  const { SLUIS_KEY_CUSTODIANS_FILE: _, ...rest } = settings
  await owner.query('truncate keys.key')
  const root = SecretKey.from(randomBytes(32)).lend((bytes) => Buffer.from(bytes).toString('hex'))
  await writeFile(join(folder, 'root'), root, { mode: 0o600 })
  await start({ ...rest, SLUIS_KEY_ROOT_FILE: join(folder, 'root') })
  expect(states).toEqual(['ready'])
  expect(logged.join()).toContain('for development only')
  expect(logged.join()).not.toContain(root.slice(0, 16))
})

/** What the gateway tells of the engines. */
const announced = (): Promise<unknown> =>
  listEngineStates({ database: database.database('ttp_registry') } as Parameters<typeof listEngineStates>[0])
