import type { Directory } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey, signDirectory } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EngineKeys } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { DirectoryWatch } from '../../src/kernel/directory-watch.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { World } from './support.ts'
import { createWorld, keepingLogger, LOG_ORIGIN, storeVersion } from './support.ts'

const MAX_AGE_MS = 1_000

let database: TestDatabase
let world: World
let own: EngineKeys
let clock = new Date('2026-06-01T00:00:00Z')

beforeAll(async () => {
  database = await startTestDatabase()
})
beforeEach(async () => {
  await world?.stop()
  world = await createWorld(database, keepingLogger().logger)
  await world.query('truncate registry.directory_version, keys.key')
  own = await createKeys({ ...world.ports, database: world.ports.keys }).openEngineKeys(LOG_ORIGIN)
})
afterAll(async () => {
  await world?.stop()
  await database?.stop()
})

const next = (): Directory =>
  world.directory({
    publicKeys: {
      seal: own.seal.map(({ publicJwk }) => publicJwk),
      sign: own.sign.map(({ publicJwk }) => publicJwk),
      log: { vkey: own.verifierKey },
    },
  })
const watch = (): DirectoryWatch =>
  watchDirectory(world.ports.pseudonymise, world.registrar.publicJwk, () => clock, MAX_AGE_MS)
const later = (): void => {
  clock = new Date(clock.getTime() + MAX_AGE_MS)
}
const refused = { code: 'DIRECTORY_INVALID' }

test('while there is no version there is no directory; then there is the newest', async () => {
  const watching = watch()
  await expect(watching.current()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await world.publish(next())
  await world.publish(next())
  expect((await watching.current()).directory.version).toBe(2)
})

test('an answer from memory is never older than allowed', async () => {
  const watching = watch()
  await world.publish(next())
  expect((await watching.current()).directory.version).toBe(1)
  await world.publish(next())
  expect((await watching.current()).directory.version).toBe(1)
  later()
  expect((await watching.current()).directory.version).toBe(2)
})

test('several versions at once are each verified and followed [DIRE-12]', async () => {
  const watching = watch()
  await world.publish(next())
  await watching.current()
  for (let version = 2; version <= 5; version += 1) await world.publish(next())
  later()
  const { directory, digest, jws } = await watching.current()
  expect(directory.version).toBe(5)
  expect(next().previousDigest).toBe(digest)
  expect(jws.split('.')).toHaveLength(3)
})

test('a version that another key signed is refused, and no older one is handed out in its place [PART-1, DIRE-13]', async () => {
  const watching = watch()
  await world.publish(next())
  await watching.current()
  const foreign = await generateSignKey()
  await storeVersion(world, 2, await signDirectory(next(), foreign.privateJwk))
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watch().current()).rejects.toMatchObject(refused)
})

test('a version that does not follow the one before it is refused [DIRE-12]', async () => {
  await world.publish(next())
  const fork = { ...next(), previousDigest: '00'.repeat(32) }
  const watching = watch()
  await watching.current()
  await storeVersion(world, 2, await signDirectory(fork, world.registrar.privateJwk))
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watch().current()).rejects.toMatchObject(refused)
})

test('a version that gives a domain another mode or an earlier epoch is refused, seen before or not [DIRE-12, DIRE-21]', async () => {
  const inEpoch = (epoch: number): Directory => {
    const directory = next()
    return { ...directory, domains: directory.domains.map((domain) => ({ ...domain, epoch })) }
  }
  await world.publish(inEpoch(3))
  const watching = watch()
  await watching.current()
  await storeVersion(world, 2, await signDirectory(inEpoch(2), world.registrar.privateJwk))
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watch().current()).rejects.toMatchObject(refused)
})

test('a version that skips a number is refused, though it names the one before it [DIRE-12]', async () => {
  await world.publish(next())
  const watching = watch()
  await watching.current()
  await storeVersion(world, 2, await signDirectory({ ...next(), version: 3 }, world.registrar.privateJwk))
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watch().current()).rejects.toMatchObject(refused)
})

test('a version under a number that is not its own is refused [DIRE-12]', async () => {
  await world.publish(next())
  const jws = (await watch().current()).jws
  await storeVersion(world, 2, jws)
  await expect(watch().current()).rejects.toMatchObject(refused)
})

test('an older version than one that was seen is refused; so is an empty table [DIRE-13]', async () => {
  const watching = watch()
  await world.publish(next())
  await world.publish(next())
  await watching.current()
  await world.query('delete from registry.directory_version where version = 2')
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await world.query('truncate registry.directory_version')
  await expect(watching.current()).rejects.toMatchObject(refused)
})

test('a version that was taken out of the middle is noticed [DIRE-12]', async () => {
  const watching = watch()
  await world.publish(next())
  await watching.current()
  await world.publish(next())
  await world.publish(next())
  await world.query('delete from registry.directory_version where version = 2')
  later()
  await expect(watching.current()).rejects.toMatchObject(refused)
  await expect(watch().current()).rejects.toMatchObject(refused)
})
