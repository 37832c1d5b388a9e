import type { Directory } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { EngineKeys } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import { createPseudonymise } from '../../src/domains/pseudonymise/index.ts'
import { logSigner } from '../../src/engines/log-signer.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { DyingProcess, Moment } from '../audit/dying-process.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import { verifiedLog } from '../audit/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { World } from './support.ts'
import {
  addChange,
  addChunk,
  createWorld,
  keepingLogger,
  LOG_ORIGIN,
  openChange,
  openChunk,
  subject,
} from './support.ts'

let database: TestDatabase
let world: World
let own: EngineKeys
const { logger, lines } = keepingLogger()

beforeAll(async () => {
  database = await startTestDatabase()
  world = await createWorld(database, logger)
  own = await createKeys({ ...world.ports, database: world.ports.keys }).openEngineKeys(LOG_ORIGIN)
})
afterAll(async () => {
  await world?.stop()
  await database?.stop()
})

const publicKeys = () => ({
  publicKeys: {
    seal: own.seal.map(({ publicJwk }) => publicJwk),
    sign: own.sign.map(({ publicJwk }) => publicJwk),
    log: { vkey: own.verifierKey },
  },
})

/** The engine's work from one end to the other, until nothing is left to do: what a process does before it dies or pauses. */
async function life(databases: Record<'keys' | 'pseudonymise' | 'audit', Database>): Promise<void> {
  const keys = createKeys({ ...world.ports, database: databases.keys })
  const ports = { ...world.ports, logger }
  const pseudonymise = createPseudonymise({
    ...ports,
    database: databases.pseudonymise,
    directory: watchDirectory(databases.pseudonymise, ports.registrarKey, ports.now, 1_000),
    lendDomainKeys: keys.lendDomainKeys,
    sealKeys: own.seal.map(({ privateJwk }) => privateJwk),
    signKeys: own.sign.map(({ privateJwk }) => privateJwk),
  })
  const sequencer = createSequencer({ ...ports, database: databases.audit, signer: logSigner(own, LOG_ORIGIN) })
  while ((await pseudonymise.step()).kind !== 'idle');
  while (await sequencer.step());
}

async function mortalLife(process: DyingProcess): Promise<void> {
  try {
    await life({
      keys: process.database(database.url('ttp_keys')),
      pseudonymise: process.database(database.url('ttp_pseudonymise')),
      audit: process.database(database.url('ttp_audit')),
    })
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

/** Each life begins with a new epoch, so that it makes keys too. */
const inEpoch =
  (epoch: number) =>
  (directory: Directory): Directory => ({
    ...directory,
    domains: directory.domains.map((domain) => ({ ...domain, epoch })),
  })

// Hundreds of short lives: more time than other tests have.
test('killed at any statement, the engine does every batch exactly once', { timeout: 300_000 }, async () => {
  const done = { chunks: 0, changes: 0 }
  for (const moment of ['before', 'after'] as const satisfies readonly Moment[]) {
    for (let statement = 1; ; statement += 1) {
      await world.publish(world.directory(publicKeys(), inEpoch(done.chunks + 1)))
      const rows = [{ row: 3, person: subject(), household: subject() }]
      const delivery = await addChunk(world, publicKeys(), rows)
      const change = await addChange(world, publicKeys(), [
        { change: 'merge', kind: 'person', old: subject(), new: subject() },
      ])
      const process = dyingProcess(statement, moment)
      await mortalLife(process)
      await life(world.ports)
      done.chunks += 1
      done.changes += 1

      expect((await openChunk(world, publicKeys(), delivery))?.rows.map(({ row }) => row)).toEqual([3])
      expect((await openChange(world, publicKeys(), change))?.changes).toHaveLength(1)
      expect(await world.query('select from pseudonymise.batch')).toHaveLength(0)
      expect(await world.query('select from audit.pending')).toHaveLength(0)
      if (!process.died()) break
    }
  }
  const { actions } = await verifiedLog(world, own.verifierKey)
  const keys = await world.query<{ count: number }>('select count(*)::int as count from keys.key')
  expect(actions['batch.pseudonymised']).toBe(done.chunks)
  expect(actions['change.pseudonymised']).toBe(done.changes)
  expect((actions['key.created'] ?? 0) + (actions['key.rotated'] ?? 0)).toBe(keys[0]?.count)
  // Enough places to die that the test means something, and no batch was ever taken for a bad one.
  expect(done.chunks).toBeGreaterThan(80)
  expect(lines).toEqual([])
})
