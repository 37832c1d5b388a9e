import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeyEngine } from '../../src/engines/key-engine.ts'
import { createKeyEngine } from '../../src/engines/key-engine.ts'
import { verifiedLog } from '../audit/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { World } from './support.ts'
import {
  addChange,
  addChunk,
  createWorld,
  enrolledEngine,
  keepingLogger,
  openChange,
  openChunk,
  subject,
  until,
} from './support.ts'

let database: TestDatabase
let world: World
let engine: KeyEngine
const { logger, lines } = keepingLogger()

beforeAll(async () => {
  database = await startTestDatabase()
  world = await createWorld(database, logger)
  engine = await enrolledEngine(world)
  engine.start()
})
afterAll(async () => {
  await engine?.stop()
  await world?.stop()
  await database?.stop()
})

const done = (delivery: string) => until(async () => (await openChunk(world, engine, delivery)) !== null)

test('a chunk of subjects comes out as pseudonyms, sealed to the tenant, and nothing of it stays behind [PSEU-12]', async () => {
  const [anna, ben, home] = [subject(), subject(), subject()]
  const delivery = await addChunk(world, engine, [
    { row: 0, person: anna, household: home },
    { row: 2, person: ben, household: home },
    { row: 7, person: anna, household: home },
  ])
  await done(delivery)
  const rows = (await openChunk(world, engine, delivery))?.rows ?? []
  expect(rows.map(({ row }) => row)).toEqual([0, 2, 7])
  expect(rows[0]?.person).toMatch(/^alf_p1/)
  expect(rows[0]?.household).toMatch(/^alf_h1/)
  expect(rows[2]?.person).toBe(rows[0]?.person)
  expect(rows[1]?.person).not.toBe(rows[0]?.person)
  expect(new Set(rows.map(({ household }) => household)).size).toBe(1)
  expect(await world.query('select from pseudonymise.batch')).toHaveLength(0)
})

test('every step is in the log, once', async () => {
  await until(async () => (await world.query('select from audit.pending')).length === 0)
  const { actions } = await verifiedLog(world, engine.publicKeys.log.vkey)
  expect(actions).toEqual({ 'key.created': 5, 'key.lent': 4, 'batch.pseudonymised': 1 })
})

test('pseudonyms of one subject are equal within a domain and unlike in any other [TRAN-5]', async () => {
  const rows = [{ row: 0, person: subject(), household: subject() }]
  const seen = new Set<string>()
  for (const [tenant, domain] of [
    ['alfa', 'insight'],
    ['alfa', 'contact'],
    ['beta', 'insight'],
  ] as const) {
    const first = await addChunk(world, engine, rows, { tenant, domain })
    const again = await addChunk(world, engine, rows, { tenant, domain })
    // Two batches are in work at once: the second may be done first.
    for (const delivery of [first, again]) {
      await until(async () => (await openChunk(world, engine, delivery, tenant)) !== null)
    }
    const [one] = (await openChunk(world, engine, first, tenant))?.rows ?? []
    const [two] = (await openChunk(world, engine, again, tenant))?.rows ?? []
    expect(one).toBeDefined()
    expect(two).toEqual(one)
    for (const text of [one?.person, one?.household]) seen.add(String(text).slice(String(text).indexOf('1')))
  }
  expect(seen.size).toBe(6)
})

test('a merge reaches the tenant as the pseudonyms that it already has [TRAN-6]', async () => {
  const [old, current] = [subject(), subject()]
  const delivery = await addChunk(world, engine, [
    { row: 0, person: old, household: subject() },
    { row: 1, person: current, household: subject() },
  ])
  const change = await addChange(world, engine, [{ change: 'merge', kind: 'person', old, new: current }])
  await until(async () => (await openChange(world, engine, change)) !== null)
  const [before, after] = (await openChunk(world, engine, delivery))?.rows ?? []
  expect((await openChange(world, engine, change))?.changes).toEqual([
    { change: 'merge', kind: 'person', old: before?.person, new: after?.person },
  ])
})

test('a chunk of anonymous visits alone has a part without rows: release need not wait for it', async () => {
  const delivery = await addChunk(world, engine, [])
  await done(delivery)
  expect(await openChunk(world, engine, delivery)).toEqual({ schema: 'sluis-pseudonym/1', rows: [] })
})

test('one tenant cannot open what was made for the other', async () => {
  const delivery = await addChunk(world, engine, [{ row: 0, person: subject(), household: subject() }])
  await done(delivery)
  await expect(openChunk(world, engine, delivery, 'beta')).rejects.toMatchObject({ code: 'PART_WRONG_KEY' })
})

test('no subject number and no pseudonym is written anywhere in clear [AUDI-14, PSEU-12]', async () => {
  const [person, household] = [subject(), subject()]
  const delivery = await addChunk(world, engine, [{ row: 0, person, household }])
  await done(delivery)
  const [row] = (await openChunk(world, engine, delivery))?.rows ?? []
  const everything = JSON.stringify([
    await world.query('select * from audit.entry'),
    await world.query('select * from audit.pending'),
    await world.query('select * from keys.key'),
    await world.query('select * from release.pseudonym_part'),
    lines,
  ])
  const hex = (text: string): string => Buffer.from(text, 'base64url').toString('hex')
  for (const secret of [person, household, hex(person), hex(household), row?.person, row?.household]) {
    expect(secret).toBeDefined()
    expect(everything).not.toContain(secret)
  }
  expect(lines).toEqual([])
})

test('two engines at once do every batch once', async () => {
  const second = await createKeyEngine(world.ports)
  second.start()
  const before = engine.figures().batches
  const deliveries: string[] = []
  for (let count = 0; count < 40; count += 1) {
    deliveries.push(await addChunk(world, engine, [{ row: count, person: subject(), household: subject() }]))
  }
  for (const delivery of deliveries) await done(delivery)
  await until(async () => (await world.query('select from audit.pending')).length === 0)
  await second.stop()
  expect(engine.figures().batches - before + second.figures().batches).toBe(40)
  expect(second.publicKeys).toEqual(engine.publicKeys)
  const parts = await world.query<{ count: number }>('select count(*)::int as count from release.pseudonym_part')
  const { actions } = await verifiedLog(world, engine.publicKeys.log.vkey)
  expect(actions['batch.pseudonymised']).toBe(parts[0]?.count)
})

test('the engine shows its public keys to the registrar, and no private half', async () => {
  const rows = await world.query<{ engine: string; purpose: string; public_key: object }>(
    'select engine, purpose, public_key from registry.engine_key order by purpose',
  )
  const { log, seal, sign } = engine.publicKeys
  expect(rows).toEqual([
    { engine: 'key', purpose: 'log', public_key: log },
    { engine: 'key', purpose: 'seal', public_key: { ...seal[0] } },
    { engine: 'key', purpose: 'sign', public_key: { ...sign[0] } },
  ])
  expect(JSON.stringify(rows)).not.toContain('"d"')
})

test('under another root the engine does not come up, says so without a secret, and changes nothing [KEYS-23]', async () => {
  const before = await world.query('select * from keys.key order by purpose, tenant, domain, epoch')
  const told = keepingLogger()
  const wrong = { ...world.ports, logger: told.logger, root: SecretKey.from(new Uint8Array(32).fill(7)) }
  await expect(createKeyEngine(wrong)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(told.lines).toHaveLength(1)
  expect(told.lines[0]).toContain('root key')
  expect(told.lines[0]).not.toContain('07070707')
  expect(await world.query('select * from keys.key order by purpose, tenant, domain, epoch')).toEqual(before)
})
