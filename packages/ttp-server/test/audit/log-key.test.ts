import { randomUUID } from 'node:crypto'
import { leafHash, rootOf, utf8, verifyCheckpoint } from '@sluis/ttp-core/auditor'
import type { Directory } from '@sluis/ttp-core/pseudonymise'
import { makeVerifierKey, SecretKey, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import { directoryDigest, signDirectory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSequencer, type Sequencer } from '../../src/domains/audit/index.ts'
import { createKeys, type EngineKeys, type Keys } from '../../src/domains/keys/index.ts'
import { type LogHandover, readHandover } from '../../src/domains/keys/log-key.ts'
import type { RegistryPorts } from '../../src/domains/registry/index.ts'
import { publishDirectory } from '../../src/domains/registry/publish-directory.ts'
import { followLogKeys } from '../../src/engines/log-signer.ts'
import { appendAudit } from '../../src/kernel/audit-append.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import { createWorld, keepingLogger, LOG_ORIGIN, systemNow, systemRandom, type World } from '../pseudonymise/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import { Crash, dyingProcess } from './dying-process.ts'

let database: TestDatabase
let world: World
let keys: Keys
let own: EngineKeys
let previous: { readonly version: number; readonly jws: string } | undefined
let registry: Database
let intake: Database

beforeAll(async () => {
  database = await startTestDatabase()
  registry = database.database('ttp_registry')
  intake = database.database('ttp_intake')
})
beforeEach(async () => {
  await world?.stop()
  world = await createWorld(database, keepingLogger().logger)
  await world.query(
    'truncate registry.directory_version, registry.engine_key, keys.key, keys.plan, keys.log_key, audit.pending, audit.entry, audit.tile, audit.checkpoint',
  )
  previous = undefined
  keys = openKeys()
  own = await keys.openEngineKeys(LOG_ORIGIN)
})
afterAll(async () => {
  await world?.stop()
  await database?.stop()
})

const openKeys = (on: Database = world.ports.keys): Keys =>
  createKeys({ database: on, root: world.ports.root, logOrigin: LOG_ORIGIN, now: systemNow, random: systemRandom })
/** The writing side of an engine, which follows the directory. */
function writing(mine: EngineKeys = own, audit = world.ports.audit, store = keys): Sequencer {
  const directory = watchDirectory(world.ports.pseudonymise, world.registrar.publicJwk, systemNow, 0)
  const { signer, renew } = followLogKeys({ ...mine }, LOG_ORIGIN, directory, store.followLogKey)
  return createSequencer({ database: audit, signer, renewSigner: renew, now: systemNow, logger: world.ports.logger })
}
const documentWith = (log: Directory['log']): Directory => {
  const before = previous
  return world.directory({ publicKeys: publicKeysOf() }, (directory) => ({
    ...directory,
    version: (before?.version ?? 0) + 1,
    previousDigest: before === undefined ? '' : directoryDigest(before.jws),
    log,
  }))
}
const publicKeysOf = () => ({
  seal: own.seal.map(({ publicJwk }) => publicJwk),
  sign: own.sign.map(({ publicJwk }) => publicJwk),
  log: { vkey: own.verifierKey },
})
/** Signs and publishes the next version, as the registrar does. */
async function publish(log: Directory['log']): Promise<void> {
  const directory = documentWith(log)
  const jws = await signDirectory(directory, world.registrar.privateJwk)
  const ports = { database: registry, registrarKey: world.registrar.publicJwk, now: systemNow, random: systemRandom }
  await publishDirectory(ports as unknown as RegistryPorts, { document: jws })
  previous = { version: directory.version, jws }
}
const act = (): Promise<string> =>
  intake.withConnection((sql) =>
    appendAudit(sql, {
      action: 'delivery.opened',
      actor: 'museum',
      at: new Date(),
      salt: systemRandom(32),
      details: { delivery: randomUUID() },
    }),
  )
async function planned(sequencer: Sequencer, epoch = 2): Promise<LogHandover> {
  await world.query("insert into keys.plan values ('log', '', '', $1, now())", [epoch])
  while (await keys.planNext());
  while (await sequencer.step());
  return world.ports.keys.withConnection((sql) => readHandover(sql, epoch))
}
const first = () => ({ origin: LOG_ORIGIN, verifierKey: own.verifierKey })
const rolled = ({ verifierKey, earlier }: LogHandover) => ({ origin: LOG_ORIGIN, verifierKey, earlier: [earlier] })
const heads = () => world.query<{ size: number; note: string }>('select size, note from audit.checkpoint order by size')
const signs = (note: string, key: string): boolean => {
  try {
    verifyCheckpoint(note, key)
    return true
  } catch {
    return false
  }
}
const stateOf = async () =>
  (await world.query<{ state: string }>("select state from keys.key where purpose = 'log' order by epoch")).map(
    ({ state }) => state,
  )

/** Every head fits the entries, and the first under the new key is the one that covers the publication which names it. */
async function verifyRolled(oldKey: string, newKey: string, publication: number): Promise<void> {
  const entries = await world.query<{ body: string }>('select body from audit.entry order by index')
  const leaves = entries.map(({ body }) => leafHash(utf8(body)))
  for (const { size, note } of await heads()) {
    const key = signs(note, oldKey) ? oldKey : newKey
    expect(Buffer.from(verifyCheckpoint(note, key).root)).toEqual(Buffer.from(rootOf(leaves.slice(0, size))))
    expect([size, key === newKey]).toEqual([size, size > publication])
  }
}
const publicationOf = async (): Promise<number> =>
  (
    await world.query<{ index: number }>(
      `select index from audit.entry where body like '%"action":"directory.published"%' order by index desc limit 1`,
    )
  )[0]?.index ?? -1

test('the head that covers the version naming the new key is the first under it; the old key is ended [AUDI-36, AUDI-37, KEYS-80]', async () => {
  const sequencer = writing()
  await publish(first())
  await sequencer.step()
  const handover = await planned(sequencer)
  expect(handover.earlier.verifierKey).toBe(own.verifierKey)
  expect(handover.earlier.endorsement.details).toEqual({ previous: own.verifierKey, next: handover.verifierKey })
  await act()
  await sequencer.step()
  expect(await stateOf()).toEqual(['active', 'planned'])
  await act()
  await publish(rolled(handover))
  await act()
  while (await sequencer.step());
  await act()
  while (await sequencer.step());
  await verifyRolled(own.verifierKey, handover.verifierKey, await publicationOf())
  expect(await stateOf()).toEqual(['destroyed', 'active'])
  const again = await openKeys().openEngineKeys(LOG_ORIGIN)
  expect([again.verifierKey, again.previousKey]).toEqual([handover.verifierKey, own.verifierKey])
})

test('a version that names a key without the word of the one before it is refused by registry and engine [DIRE-24, AUDI-36]', async () => {
  const sequencer = writing()
  await publish(first())
  const handover = await planned(sequencer)
  const foreign = makeVerifierKey({ name: LOG_ORIGIN, privateKey: systemRandom(32) })
  for (const log of [
    { origin: LOG_ORIGIN, verifierKey: handover.verifierKey },
    { origin: LOG_ORIGIN, verifierKey: foreign },
  ]) {
    await expect(publish(log)).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' })
    // The registry was taken over: the version stands in the database, and its publication waits.
    await publishUnchecked(log)
    await expect(sequencer.step()).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' })
    expect(await stateOf()).toEqual(['active', 'planned'])
    await world.query('delete from registry.directory_version where version = 2')
    await world.query('delete from audit.pending')
  }
})

async function publishUnchecked(log: Directory['log']): Promise<void> {
  const jws = await signDirectory(documentWith(log), world.registrar.privateJwk)
  await world.query(
    `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
     values (2, $1, decode($2, 'hex'), $3, '{}', '\\x00', now())`,
    [jws, directoryDigest(jws), randomUUID()],
  )
  await registry.withConnection((sql) =>
    appendAudit(sql, {
      action: 'directory.published',
      actor: 'registrar',
      at: new Date(),
      salt: systemRandom(32),
      details: { version: 2 },
    }),
  )
}

test('whoever has the old key and the tables of the log gets nothing signed on after the rollover [AUDI-37]', async () => {
  const [stolen] = await Promise.all([own.log.lend((bytes) => bytes.slice())])
  const sequencer = writing()
  await publish(first())
  const handover = await planned(sequencer)
  await publish(rolled(handover))
  while (await sequencer.step());
  const entries = await world.query<{ body: string }>('select body from audit.entry order by index')
  const root = rootOf(entries.map(({ body }) => leafHash(utf8(body))))
  const forged = signCheckpoint(
    { origin: LOG_ORIGIN, size: entries.length, root },
    { name: LOG_ORIGIN, privateKey: stolen ?? new Uint8Array() },
  )
  const genuine = (await heads()).at(-1)?.note
  await world.query('update audit.checkpoint set note = $1 where size = $2', [forged, entries.length])
  await act()
  await expect(sequencer.step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
  const restarted = openKeys()
  await expect(writing(await restarted.openEngineKeys(LOG_ORIGIN)).step()).rejects.toMatchObject({
    code: 'LOG_INCONSISTENT',
  })
  // Nor while a later version waits to become a leaf, which replaces no key: a history of the thief's own on top of the true one.
  await world.query('update audit.checkpoint set note = $1 where size = $2', [genuine, entries.length])
  await forgeEntry(stolen ?? new Uint8Array())
  await publish(rolled(handover))
  await expect(sequencer.step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
  const again = openKeys()
  await expect(writing(await again.openEngineKeys(LOG_ORIGIN)).step()).rejects.toMatchObject({
    code: 'LOG_INCONSISTENT',
  })
  // To a process that signed under the new key the old one says nothing, even where nobody finds a head of the new one.
  await world.query('delete from audit.checkpoint where size < (select max(size) from audit.checkpoint)')
  await expect(sequencer.step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
})

/** Adds an entry that nobody asked for, with its tile and a head under a key: what whoever holds the tables and that key can do. */
async function forgeEntry(privateKey: Uint8Array): Promise<void> {
  const entries = await world.query<{ body: string }>('select body from audit.entry order by index')
  const id = randomUUID()
  const body = (entries.at(-1)?.body ?? '').replace(/"id":"[^"]+"/, `"id":"${id}"`)
  const hashes = [...entries.map((entry) => entry.body), body].map((text) => leafHash(utf8(text)))
  await world.query('insert into audit.entry (index, id, body) values ($1, $2, $3)', [entries.length, id, body])
  await world.query('update audit.tile set hashes = $1 where level = 0 and index = 0', [Buffer.concat(hashes)])
  const head = { origin: LOG_ORIGIN, size: hashes.length, root: rootOf(hashes) }
  await world.query('insert into audit.checkpoint (size, note, signed_at) values ($1, $2, now())', [
    hashes.length,
    signCheckpoint(head, { name: LOG_ORIGIN, privateKey }),
  ])
}

test('two engines roll together: the one that did not see the publication finds the new key at the head [AUDI-37, AUDI-20]', async () => {
  const [one, other] = [writing(), writing({ ...own, log: copyOf(own.log) })]
  await publish(first())
  const handover = await planned(one)
  await act()
  await other.step()
  await publish(rolled(handover))
  while (await one.step());
  await act()
  expect(await other.step()).toBe(true)
  while (await other.step());
  await act()
  await one.step()
  await verifyRolled(own.verifierKey, handover.verifierKey, await publicationOf())
})

const copyOf = (key: SecretKey): SecretKey => key.lend((bytes) => SecretKey.from(bytes.slice()))

// A life for each statement of the rollover.
test('killed at any statement of the rollover, the log goes on under the new key and loses nothing [AUDI-20, AUDI-37]', {
  timeout: 300_000,
}, async () => {
  let lives = 0
  for (const target of ['audit', 'keys'] as const) {
    for (let statement = 1; ; statement += 1) {
      const sequencer = writing(await restart())
      await publish(first())
      const handover = await planned(sequencer)
      await act()
      await publish(rolled(handover))
      const process = dyingProcess(statement, statement % 2 === 0 ? 'before' : 'after')
      const dying = process.database(database.url(target === 'audit' ? 'ttp_audit' : 'ttp_keys'))
      const mine = { ...own, log: copyOf(own.log) }
      const run = target === 'audit' ? writing(mine, dying) : writing(mine, undefined, openKeys(dying))
      await run.step().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      const then = openKeys()
      const next = writing(await then.openEngineKeys(LOG_ORIGIN), undefined, then)
      await act()
      while (await next.step());
      await verifyRolled(handover.earlier.verifierKey, handover.verifierKey, await publicationOf())
      expect(await stateOf()).toEqual(['destroyed', 'active'])
      expect(await world.query('select from audit.pending')).toHaveLength(0)
      if (!process.died()) break
      lives += 1
    }
  }
  expect(lives).toBeGreaterThan(15)
})

async function restart(): Promise<EngineKeys> {
  await world.query(
    'truncate registry.directory_version, keys.key, keys.plan, keys.log_key, audit.pending, audit.entry, audit.tile, audit.checkpoint',
  )
  previous = undefined
  keys = openKeys()
  own = await keys.openEngineKeys(LOG_ORIGIN)
  return { ...own, log: copyOf(own.log) }
}
