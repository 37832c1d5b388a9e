import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SALTS_LOOK_MS } from '../../src/domains/identity/erasure/salt-watch.ts'
import type { ErasurePorts, Identity } from '../../src/domains/identity/index.ts'
import { createIdentity, eraseUnreadable, openKeys, openModels } from '../../src/domains/identity/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let database: Database
let ports: ErasurePorts
let create: () => Identity
let time = Date.parse('2026-06-01T12:00:00.000Z')
const now = (): Date => new Date(time)
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

beforeAll(async () => {
  world = await startWorld()
  const { publicKeys } = await world.engine(undefined, now)
  database = world.database.database('ttp_identity')
  const keys = await openKeys(database, world.root, random)
  const directory = watchDirectory(database, world.registrar.publicJwk, now, 0)
  const signKeys = keys.sign.map(({ privateJwk }) => privateJwk)
  const shared = { linkageKey: keys.linkage, vaultKey: keys.vault, now, random, signKeys }
  ports = { ...shared, directory: (await directory.current()).directory }
  create = () =>
    createIdentity({
      ...shared,
      database,
      directory,
      sealKeys: keys.seal.map(({ privateJwk }) => privateJwk),
      models: openModels(publicKeys.sign),
      country: 'NL',
      logger: world.logger,
    })
})
afterAll(() => world.stop())

const waiting = async (): Promise<number> => (await world.rows('select from intake.identity_part')).length
/** Lets an engine do all that there is to do; how many chunks wait then. */
async function work(engine: Identity): Promise<number> {
  while (await engine.verifyNext());
  while (await engine.resolveNext());
  return waiting()
}
const told = (): string[] => world.logged.filter((line) => line.includes('persons without a salt'))

test('an engine resolves nothing beside persons whose salt is gone, says how many they are, and erases nobody [KEYS-68]', async () => {
  const engine = create()
  await world.deliver(
    [
      [
        { row: 0, email: 'anna@example.org' },
        { row: 1, email: 'kees@example.org' },
      ],
    ],
    {},
    now(),
  )
  expect(await work(engine)).toBe(0)
  expect(told()).toEqual([])

  const [taken] = await world.rows(
    'delete from identity_salt.salt where person = (select min(person::text)::bytea from identity.profile) returning *',
  )
  await world.deliver([[{ row: 0, email: 'bram@example.org' }]], {}, now())
  const restarted = create()
  expect(await work(restarted)).toBe(1)
  expect(await restarted.revealNext()).toBe(false)
  expect(told()).toHaveLength(1)
  expect(JSON.parse(told()[0] ?? '')).toMatchObject({ count: 1 })
  expect(await world.rows('select from identity.profile')).toHaveLength(2)

  // It does not ask at every look.
  expect(await work(restarted)).toBe(1)
  expect(told()).toHaveLength(1)

  // The salts that were forgotten are restored: it goes on by itself.
  await world.owner.query('insert into identity_salt.salt values ($1, $2)', [taken?.person, taken?.salt])
  time += SALTS_LOOK_MS
  expect(await work(restarted)).toBe(0)
  expect(await world.rows('select from identity.profile')).toHaveLength(3)
})

test('it goes on once they were erased [KEYS-67, KEYS-68]', async () => {
  await world.owner.query(
    'delete from identity_salt.salt where person = (select min(person::text)::bytea from identity.profile)',
  )
  await world.deliver([[{ row: 0, email: 'cleo@example.org' }]], {}, now())
  const engine = create()
  expect(await work(engine)).toBe(1)
  expect(await eraseUnreadable(database, ports, 'operator-1')).toBe(1)
  time += SALTS_LOOK_MS
  expect(await work(engine)).toBe(0)
})
