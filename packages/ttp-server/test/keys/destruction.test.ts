import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signApproval, signRequest } from '@sluis/ttp-core/person'
import type { Directory, KeyDestructionRequest, Person } from '@sluis/ttp-core/pseudonymise'
import {
  commit,
  fromBase64url,
  keyEncryptionKey,
  makeVerifierKey,
  openSeed,
  requestDigest,
  SecretKey,
  signCheckpoint,
} from '@sluis/ttp-core/pseudonymise'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCertificate, readDestruction, submitDestruction } from '../../src/cli/key-tables.ts'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { KeyName, Keys, KeysPorts } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { ServerError } from '../../src/kernel/errors.ts'
import { folderLocks } from '../../src/kernel/key-locks.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import { keepingLogger } from '../pseudonymise/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let owner: pg.Pool
let pool: Database
let folder: string
const people: Record<string, SignKeyPair> = {}
let suspended: string[] = []
const root = SecretKey.from(randomBytes(32))
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const { logger } = keepingLogger()
const NAME: KeyName = { purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: 1 }
const NEXT: KeyName = { ...NAME, epoch: 2 }

beforeAll(async () => {
  database = await startTestDatabase()
  owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  // PostgreSQL stops while connections are idle.
  owner.on('error', () => undefined)
  pool = database.database('ttp_keys')
  for (const name of ['olga', 'anna', 'bram', 'cleo', 'rita']) people[name] = await generateSignKey()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-locks-'))
  suspended = []
  await owner.query('truncate keys.key, keys.plan, keys.destruction, audit.pending, registry.engine_key')
})
afterAll(async () => {
  await owner?.end()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

const folders = (): string[] => [join(folder, 'one'), join(folder, 'two')]
const ports = (change: Partial<KeysPorts> = {}): KeysPorts => ({
  database: pool,
  root,
  locks: folderLocks(folders(), random),
  now: () => new Date(),
  random,
  ...change,
})
const open = (change: Partial<KeysPorts> = {}): Keys => createKeys(ports(change))

const person = (id: string, roles: Person['roles']): Person => ({
  id,
  organisation: 'ttp',
  account: '',
  roles,
  keys: [people[id]?.publicJwk as SignKeyPair['publicJwk']],
  status: suspended.includes(id) ? 'suspended' : 'active',
})
/** What of a directory approvals are checked by. */
const directory = () =>
  ({
    version: 7,
    organisations: [],
    people: [
      person('olga', ['operator']),
      person('anna', ['key-custodian']),
      person('bram', ['key-custodian']),
      person('cleo', ['key-custodian']),
      person('rita', ['auditor']),
    ],
  }) as unknown as Directory
const work = (keys: Keys) =>
  keys.destructions({ directory: { current: async () => ({ directory: directory(), document: '' }) } as never, logger })

async function asked(name: KeyName = NAME, requester = 'olga'): Promise<{ id: string; jws: string }> {
  const request = {
    schema: 'sluis-request/1',
    id: randomUUID(),
    act: 'key-destruction',
    purpose: 'the collaboration ends',
    key: name,
    requester,
    requestedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  } as KeyDestructionRequest
  return { id: request.id, jws: await signRequest(request, (people[requester] as SignKeyPair).privateJwk) }
}
const approvedBy = (jws: string, approver: string, decision: 'approve' | 'refuse' = 'approve'): Promise<string> =>
  signApproval(
    {
      schema: 'sluis-approval/1',
      id: randomUUID(),
      request: requestDigest(jws),
      decision,
      approver,
      at: new Date().toISOString(),
    },
    (people[approver] as SignKeyPair).privateJwk,
  )
const submit = async (jws: string, id: string, approvers: readonly string[]): Promise<void> =>
  submitDestruction(pool, {
    id,
    request: jws,
    approvals: await Promise.all(approvers.map((name) => approvedBy(jws, name))),
  })

const logKey = { name: 'ttp.example/log', privateKey: new Uint8Array(randomBytes(32)) }
async function sequence(databaseOfLog: Database = database.database('ttp_audit')): Promise<void> {
  const sequencer = createSequencer({
    database: databaseOfLog,
    signer: {
      origin: logKey.name,
      verifierKey: makeVerifierKey(logKey),
      sign: (head) => signCheckpoint({ origin: logKey.name, ...head }, logKey),
    },
    now: () => new Date(),
    logger,
  })
  while (await sequencer.step());
}
let logDatabase: Database
beforeAll(() => {
  logDatabase = database.database('ttp_audit')
})

const converts = (keys: Keys, name: KeyName): Promise<string> =>
  keys.lend(
    { names: [name], occasion: 'test', use: 'convert' },
    async ([key]) => key?.lend((bytes) => Buffer.from(bytes).toString('hex')) ?? '',
  )
const stateOf = async (name: KeyName): Promise<string> =>
  (await owner.query('select state from keys.key where epoch = $1 and purpose = $2', [name.epoch, name.purpose]))
    .rows[0]?.state
const logged = async (): Promise<string[]> =>
  (
    await owner.query<{ action: string }>(
      `select body::json ->> 'action' as action from audit.pending order by sequence`,
    )
  ).rows.map(({ action }) => action)

test('[KEYS-71, KEYS-72] an epoch is planned, put to use, retired; each change is in the log, and planned keys are lent for nothing', async () => {
  const keys = open()
  expect(await keys.create(NAME)).toBe(true)
  await owner.query(
    "insert into keys.plan values ('pseudonym-wrap', 'alfa', 'insight', 2, now()), ('pseudonym-wrap', 'alfa', 'insight', 1, now())",
  )
  while (await keys.planNext());
  expect(await stateOf(NEXT)).toBe('planned')
  for (const use of ['make', 'convert'] as const) {
    await expect(keys.lend({ names: [NEXT], occasion: 'test', use }, async () => 0)).rejects.toMatchObject({
      code: 'KEY_UNAVAILABLE',
    })
  }
  expect(await converts(keys, NAME)).toHaveLength(128)
  const check = (await owner.query('select check_value from keys.key where epoch = 2')).rows
  expect(await keys.create(NEXT)).toBe(true)
  expect((await owner.query('select check_value from keys.key where epoch = 2')).rows).toEqual(check)
  expect([await stateOf(NAME), await stateOf(NEXT)]).toEqual(['retired', 'active'])
  await expect(keys.plan({ ...NAME, epoch: 1 })).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await keys.plan({ ...NAME, epoch: 4 })).toBe(true)
  // The directory may pass a planned epoch over, and what was planned beyond it keeps.
  expect(await keys.create({ ...NAME, epoch: 3 })).toBe(true)
  expect(await keys.create({ ...NAME, epoch: 5 })).toBe(true)
  expect(await stateOf({ ...NAME, epoch: 4 })).toBe('retired')
  expect((await logged()).filter((action) => action !== 'key.lent')).toEqual([
    'key.created',
    'key.planned',
    'key.activated',
    'key.retired',
    'key.planned',
    'key.rotated',
    'key.retired',
    'key.rotated',
    'key.retired',
    'key.retired',
  ])
})

test('[KEYS-74, KEYS-75, KEYS-76] two custodians end a key: logged and covered first, then gone, and provable from what was kept', async () => {
  const keys = open()
  await keys.create(NAME)
  await keys.create(NEXT)
  const { id, jws } = await asked()
  await submit(jws, id, ['anna', 'bram'])
  const destructions = work(keys)
  expect(await destructions.step()).toBe(true)
  // Not before a signed head of the log covers who asked and who approved.
  expect(await destructions.step()).toBe(false)
  expect(await converts(keys, NAME)).toHaveLength(128)
  expect((await logged()).slice(-4)).toEqual([
    'destruction.requested',
    'destruction.approved',
    'destruction.approved',
    'key.lent',
  ])
  await sequence(logDatabase)
  expect(await destructions.step()).toBe(true)
  expect(await readDestruction(pool, id)).toMatchObject({ state: 'done', code: null })
  await expect(converts(keys, NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await converts(keys, NEXT)).toHaveLength(128)
  await sequence(logDatabase)

  const certificate = (await readCertificate(pool, id)) as {
    request: string
    approvals: string[]
    entries: { id: string; action: string; details: object; salt: string }[]
  }
  expect(certificate.request).toBe(jws)
  expect(certificate.entries.map(({ action }) => action)).toEqual([
    'destruction.requested',
    'destruction.approved',
    'destruction.approved',
    'key.destroyed',
  ])
  const places: number[] = []
  for (const entry of certificate.entries) {
    const { rows } = await owner.query<{ index: string; body: string }>(
      'select index, body from audit.entry where id = $1',
      [entry.id],
    )
    const body = JSON.parse(rows[0]?.body ?? '{}')
    expect(body).toMatchObject({ action: entry.action, commitment: commit(fromBase64url(entry.salt), entry.details) })
    places.push(Number(rows[0]?.index))
  }
  expect(places).toEqual([...places].sort((a, b) => a - b))
  // Handed in again, it changes nothing.
  await submit(jws, id, ['anna', 'bram'])
  expect(await destructions.step()).toBe(false)
})

test.each([
  ['one approval', ['anna'], 'APPROVAL_TOO_FEW'],
  ['one custodian twice', ['anna', 'anna'], 'APPROVAL_NOT_INDEPENDENT'],
  ['the requester himself', ['anna', 'olga'], 'APPROVAL_NOT_ALLOWED'],
  ['somebody without the role', ['anna', 'rita'], 'APPROVAL_NOT_ALLOWED'],
])('[KEYS-74] %s does not end a key', async (_what, approvers, code) => {
  const keys = open()
  await keys.create(NAME)
  const { id, jws } = await asked()
  await submit(jws, id, approvers)
  while (await work(keys).step());
  expect(await readDestruction(pool, id)).toEqual({ state: 'refused', code })
  expect((await logged()).at(-1)).toBe('destruction.refused')
  expect(await stateOf(NAME)).toBe('active')
  expect(await converts(keys, NAME)).toHaveLength(128)
})

test('[KEYS-74] a refusal, another request, an unknown key and a custodian who was suspended meanwhile do not end a key', async () => {
  const keys = open()
  await keys.create(NAME)
  const first = await asked()
  const refusal = await approvedBy(first.jws, 'bram', 'refuse')
  await submitDestruction(pool, {
    id: first.id,
    request: first.jws,
    approvals: [await approvedBy(first.jws, 'anna'), refusal],
  })
  const [second, third] = [await asked(), await asked()]
  await submitDestruction(pool, {
    id: second.id,
    request: second.jws,
    approvals: [await approvedBy(second.jws, 'anna'), await approvedBy(third.jws, 'bram')],
  })
  const foreign = randomUUID()
  await submit(third.jws, foreign, ['anna', 'bram'])
  const unknown = await asked({ ...NAME, epoch: 9 })
  await submit(unknown.jws, unknown.id, ['anna', 'bram'])
  while (await work(keys).step());
  const codes = await Promise.all([first.id, second.id, foreign, unknown.id].map((id) => readDestruction(pool, id)))
  expect(codes.map(({ code }) => code)).toEqual([
    'REQUEST_REFUSED',
    'APPROVAL_OTHER_REQUEST',
    'REQUEST_INVALID',
    'KEY_UNAVAILABLE',
  ])

  const last = await asked()
  await submit(last.jws, last.id, ['anna', 'bram'])
  expect(await work(keys).step()).toBe(true)
  suspended = ['bram']
  await sequence(logDatabase)
  expect(await work(keys).step()).toBe(true)
  expect(await readDestruction(pool, last.id)).toEqual({ state: 'refused', code: 'APPROVAL_NOT_ALLOWED' })
  expect(await converts(keys, NAME)).toHaveLength(128)
})

test('[KEYS-77, KEYS-19] after it nothing derives or opens, also with the root and a backup of the database from before', async () => {
  for (const purpose of ['pseudonym-inner', 'pseudonym-wrap', 'pseudonym-reversible'] as const) {
    const name = purpose === 'pseudonym-inner' ? { purpose, tenant: '', domain: '', epoch: 1 } : { ...NAME, purpose }
    await open().create(name)
  }
  await open().create({ purpose: 'seal', tenant: '', domain: '', epoch: 1 })
  const backup = (await owner.query('select * from keys.key order by purpose')).rows
  const restore = async (): Promise<void> => {
    // As whoever restores does: nothing of the running system's rights and triggers holds.
    await owner.query('truncate keys.key')
    for (const row of backup) {
      const names = Object.keys(row)
      await owner.query(
        `insert into keys.key (${names.join(', ')}) values (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
        Object.values(row),
      )
    }
  }
  await restore()
  expect(await converts(open(), NAME)).toHaveLength(128)
  for (const row of backup.filter(({ locked }) => locked)) {
    const { id, jws } = await asked({ purpose: row.purpose, tenant: row.tenant, domain: row.domain, epoch: row.epoch })
    await submit(jws, id, ['anna', 'bram'])
    await work(open()).step()
    await sequence(logDatabase)
    await work(open()).step()
    expect(await readDestruction(pool, id)).toMatchObject({ state: 'done' })
  }
  await restore()
  const names = backup.map(({ purpose, tenant, domain, epoch }): KeyName => ({ purpose, tenant, domain, epoch }))
  for (const [place, name] of names.entries()) {
    const locked = backup[place].locked
    expect(locked).toBe(name.purpose !== 'seal')
    if (!locked) {
      expect(await converts(open(), name)).toHaveLength(64)
      continue
    }
    // Through the engine, and by hand with all that the backup and the root give.
    await expect(converts(open(), name)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
    await expect(converts(open({ locks: folderLocks([join(folder, 'new')], random) }), name)).rejects.toMatchObject({
      code: 'KEY_UNAVAILABLE',
    })
    expect(() => openSeed(keyEncryptionKey(root), new Uint8Array(backup[place].sealed_seed), name)).toThrow(
      'SEED_UNOPENABLE',
    )
  }
  // No byte of a lock is left, in either folder.
  for (const one of folders()) {
    for (const file of await readdir(one)) expect(await readFile(join(one, file), 'utf8')).toBe('destroyed')
  }
  // The engine that starts on the backup ends the rows again; a name never gets another key, not even on an empty database.
  await open().verifyRoot()
  expect(
    (await owner.query("select state from keys.key where purpose <> 'seal'")).rows.map(({ state }) => state),
  ).toEqual(['destroyed', 'destroyed', 'destroyed'])
  await owner.query('truncate keys.key')
  await expect(open().create(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
})

test('[KEYS-75, KEYS-77] killed at any statement, a destruction is completed and recorded once', {
  timeout: 120_000,
}, async () => {
  for (const moment of ['before', 'after'] as const) {
    for (let statement = 1; ; statement += 1) {
      await owner.query('truncate keys.key, keys.destruction, audit.pending')
      await rm(folder, { recursive: true, force: true })
      await open().create(NAME)
      const { id, jws } = await asked()
      await submit(jws, id, ['anna', 'bram'])
      await work(open()).step()
      await sequence(logDatabase)
      const process = dyingProcess(statement, moment)
      try {
        await work(open({ database: process.database(database.url('ttp_keys')) })).step()
      } catch (error) {
        if (!(error instanceof Crash)) throw error
      }
      while (await work(open()).step());
      expect(await readDestruction(pool, id)).toEqual({ state: 'done', code: null })
      expect((await logged()).filter((action) => action === 'key.destroyed')).toHaveLength(1)
      await expect(converts(open(), NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
      if (!process.died()) break
    }
  }
})

test('[KEYS-75, KEYS-77] while no lock can be written a key is not destroyed, nothing is recorded, and the request is tried again', async () => {
  await open().create(NAME)
  const { id, jws } = await asked()
  await submit(jws, id, ['anna', 'bram'])
  await work(open()).step()
  await sequence(logDatabase)
  const before = (await owner.query('select state, sealed_seed from keys.key')).rows
  const unwritable = {
    ...folderLocks(folders(), random),
    destroy: () => Promise.reject(new ServerError('KEY_UNAVAILABLE')),
  }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(work(open({ locks: unwritable })).step()).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
    expect((await owner.query('select state, sealed_seed from keys.key')).rows).toEqual(before)
    expect(await readDestruction(pool, id)).toEqual({ state: 'approved', code: null })
    expect(await logged()).not.toContain('destruction.refused')
  }
  while (await work(open()).step());
  expect(await readDestruction(pool, id)).toEqual({ state: 'done', code: null })
  expect((await logged()).filter((action) => action === 'key.destroyed')).toHaveLength(1)
})

test('[KEYS-78] a lock stands in every folder, is made once, and one that is lost, differs or is damaged opens nothing', async () => {
  const both = await Promise.all(Array.from({ length: 8 }, () => folderLocks(folders(), random).make(NAME)))
  const texts = both.map((lock) =>
    lock instanceof SecretKey ? lock.lend((bytes) => Buffer.from(bytes).toString('hex')) : lock,
  )
  expect(new Set(texts).size).toBe(1)
  const [one = '', two = ''] = folders()
  const [file = ''] = await readdir(one)
  expect(await readdir(two)).toEqual([file])
  const locks = folderLocks(folders(), random)
  await rm(join(two, file))
  expect(await locks.find(NAME)).toBeInstanceOf(SecretKey)
  await writeFile(join(two, file), 'ab'.repeat(32))
  await expect(locks.find(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  await writeFile(join(one, file), 'damaged')
  await writeFile(join(two, file), 'damaged')
  await expect(locks.find(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  // Broken off after the first folder, a destruction counts.
  await writeFile(join(one, file), 'destroyed')
  await writeFile(join(two, file), 'ab'.repeat(32))
  expect(await locks.find(NAME)).toBe('destroyed')
  expect(await locks.find(NEXT)).toBe('none')
  expect(() => folderLocks([], random)).toThrow('CONFIGURATION_INVALID')
})
