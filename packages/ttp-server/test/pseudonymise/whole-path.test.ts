import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeyEngine } from '../../src/engines/key-engine.ts'
import { verifiedLog } from '../audit/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { World } from './support.ts'
import { addChunk, createWorld, enrolledEngine, keepingLogger, openChunk, subject, until } from './support.ts'

let database: TestDatabase
let world: World
let engine: KeyEngine
const { logger } = keepingLogger()

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

test('a chunk of subjects comes out as pseudonyms, sealed to the tenant, and nothing of it stays behind', async () => {
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
