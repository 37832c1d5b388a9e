import type { Directory } from '@sluis/ttp-core/pseudonymise'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EngineKeys, Keys } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { Outcome, Pseudonymise } from '../../src/domains/pseudonymise/index.ts'
import { createPseudonymise } from '../../src/domains/pseudonymise/index.ts'
import { DIRECTORY_AGE_MS_MAX } from '../../src/engines/key-engine.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { BatchOptions, World } from './support.ts'
import {
  addChange,
  addChunk,
  createWorld,
  keepingLogger,
  LOG_ORIGIN,
  openChunk,
  storeVersion,
  subject,
} from './support.ts'

let database: TestDatabase
let world: World
let keys: Keys
let own: EngineKeys
let clock = new Date('2026-06-01T00:00:00Z')
const { logger, lines } = keepingLogger()

beforeAll(async () => {
  database = await startTestDatabase()
  world = await createWorld(database, logger)
  keys = createKeys({ ...world.ports, database: world.ports.keys })
  own = await keys.openEngineKeys(LOG_ORIGIN)
  await world.publish(world.directory(engine()))
})
beforeEach(async () => {
  await world.query('truncate pseudonymise.batch, release.pseudonym_part, release.change_part')
  await world.publish(world.directory(engine()))
  lines.length = 0
})
afterAll(async () => {
  await world?.stop()
  await database?.stop()
})

const engine = () => ({
  publicKeys: {
    seal: own.seal.map(({ publicJwk }) => publicJwk),
    sign: own.sign.map(({ publicJwk }) => publicJwk),
    log: { vkey: own.verifierKey },
  },
})

/** An engine as it is after a start: it has the newest directory. */
function startedEngine(maxAgeMs = 0): Pseudonymise {
  const now = (): Date => clock
  return createPseudonymise({
    ...world.ports,
    database: world.ports.pseudonymise,
    directory: watchDirectory(world.ports.pseudonymise, world.registrar.publicJwk, now, maxAgeMs),
    lendDomainKeys: keys.lendDomainKeys,
    sealKeys: own.seal.map(({ privateJwk }) => privateJwk),
    signKeys: own.sign.map(({ privateJwk }) => privateJwk),
    now,
  })
}

const row = () => ({ row: 0, person: subject(), household: subject() })

/** Works until there is nothing more to do, and tells what became of each batch. */
async function work(pseudonymise = startedEngine()): Promise<string[]> {
  const outcomes: string[] = []
  for (;;) {
    const outcome: Outcome = await pseudonymise.step()
    if (outcome.kind === 'idle') return outcomes
    outcomes.push(outcome.kind === 'aside' ? outcome.code : 'done')
  }
}

/** The bad batch comes first, and a good one behind it. Neither blocks the other; nothing of the bad one gets out. */
async function expectAside(code: string, options: BatchOptions): Promise<void> {
  const bad = await addChunk(world, engine(), [row()], options)
  const good = await addChunk(world, engine(), [row()])
  expect(await work()).toEqual([code, 'done'])
  expect(await world.query('select from release.pseudonym_part where delivery = $1', [bad])).toHaveLength(0)
  expect(await openChunk(world, engine(), good)).not.toBeNull()
  expect(await world.query('select aside_code from pseudonymise.batch where delivery = $1', [bad])).toEqual([
    { aside_code: code },
  ])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(code)
}

test('signed by anybody but the identity engine [SEAL-15]', async () => {
  await expectAside('PART_SIGNATURE_INVALID', { signer: await generateSignKey() })
})

test("signed by the key engine's own key, which is in the directory too [SEAL-15]", async () => {
  const [pair] = own.sign
  if (pair === undefined) throw new Error('the engine has no signing key')
  await expectAside('PART_SIGNATURE_INVALID', { signer: pair })
})

test('sealed to another key', async () => {
  await expectAside('PART_WRONG_KEY', { recipient: (await generateSealKey()).publicJwk })
})

test.each([
  ['delivery', { delivery: '00000000-0000-4000-8000-000000000000' }],
  ['chunk', { chunk: 1 }],
  ['institution', { institution: 'theatre' }],
  ['tenant', { tenant: 'beta' }],
  ['domain', { domain: 'contact' }],
])('bound to another %s than its row says', async (_name, context) => {
  await expectAside('PART_CONTEXT_MISMATCH', { context })
})

test('in a domain that the directory does not know [DIRE-20]', async () => {
  await expectAside('BATCH_DOMAIN_UNKNOWN', { domain: 'elsewhere' })
})

test('in a domain of another tenant', async () => {
  await expectAside('BATCH_DOMAIN_UNKNOWN', { tenant: 'beta', domain: 'contact' })
})

test('of an institution without an agreement [DIRE-20]', async () => {
  await expectAside('BATCH_AGREEMENT_MISSING', { institution: 'theatre' })
})

test('a sealed part that was cut or changed', async () => {
  const bad = await addChunk(world, engine(), [row()])
  await world.query(
    "update pseudonymise.batch set sealed = overlay(sealed placing 'AAAAAAAA' from length(sealed) - 200)",
  )
  const good = await addChunk(world, engine(), [row()])
  expect(await work()).toEqual(['PART_UNOPENABLE', 'done'])
  expect(await openChunk(world, engine(), bad)).toBeNull()
  expect(await openChunk(world, engine(), good)).not.toBeNull()
})

test('a change in the place of a chunk', async () => {
  const id = await addChange(world, engine(), [{ change: 'merge', kind: 'person', old: subject(), new: subject() }])
  await world.query(
    "update pseudonymise.batch set kind = 'chunk', delivery = id, number = 0, institution = '' where id = $1",
    [id],
  )
  expect(await work()).toEqual(['BATCH_AGREEMENT_MISSING'])
})

test('a batch whose result is there already: refused by the database, kept, not repeated', async () => {
  const delivery = await addChunk(world, engine(), [row()])
  await world.query(
    "insert into release.pseudonym_part (delivery, number, tenant, domain, sealed) values ($1, 0, 'alfa', 'insight', 'x')",
    [delivery],
  )
  const good = await addChunk(world, engine(), [row()])
  expect(await work()).toEqual(['BATCH_REJECTED', 'done'])
  expect(await openChunk(world, engine(), good)).not.toBeNull()
})

const without = {
  tenant: (directory: Directory): Directory => ({
    ...directory,
    organisations: directory.organisations.map((organisation) =>
      organisation.id === 'alfa' ? { ...organisation, status: 'suspended' } : organisation,
    ),
  }),
}

test('a batch that was put aside is left alone for a while, and done once the directory allows it [DIRE-20]', async () => {
  await world.publish(world.directory(engine(), without.tenant))
  const delivery = await addChunk(world, engine(), [row()])
  const pseudonymise = startedEngine()
  expect(await work(pseudonymise)).toEqual(['BATCH_TENANT_UNREACHABLE'])
  await world.publish(world.directory(engine()))
  expect(await work(pseudonymise)).toEqual([])
  clock = new Date(clock.getTime() + 60_000)
  expect(await work(pseudonymise)).toEqual(['done'])
  expect(await openChunk(world, engine(), delivery)).not.toBeNull()
})

test('a suspended tenant, or a key that is taken from the identity engine, counts for nothing after the bound [HTTP-61]', async () => {
  const revoked: readonly ((directory: Directory) => Directory)[] = [
    without.tenant,
    (directory) => ({
      ...directory,
      engines: { ...directory.engines, identity: { ...directory.engines.identity, sign: [other] } },
    }),
  ]
  const other = (await generateSignKey()).publicJwk
  for (const [at, change] of revoked.entries()) {
    await world.publish(world.directory(engine()))
    const pseudonymise = startedEngine(DIRECTORY_AGE_MS_MAX)
    await addChunk(world, engine(), [row()])
    expect(await work(pseudonymise)).toEqual(['done'])
    await world.publish(world.directory(engine(), change))
    clock = new Date(clock.getTime() + DIRECTORY_AGE_MS_MAX)
    await addChunk(world, engine(), [row()])
    expect(await work(pseudonymise)).toEqual([['BATCH_TENANT_UNREACHABLE', 'PART_SIGNATURE_INVALID'][at]])
    await world.query('truncate pseudonymise.batch')
  }
})

test('nothing is signed by a key that the directory does not name [DIRE-18]', async () => {
  const other = (await generateSignKey()).publicJwk
  await world.publish(
    world.directory(engine(), (directory) => ({
      ...directory,
      engines: { ...directory.engines, key: { ...directory.engines.key, sign: [other] } },
    })),
  )
  await addChunk(world, engine(), [row()])
  expect(await work()).toEqual(['BATCH_ENGINE_KEY_UNLISTED'])
})

test('a destroyed domain key makes no more pseudonyms [TRAN-7]', async () => {
  await addChunk(world, engine(), [row()], { domain: 'contact' })
  expect(await work()).toEqual(['done'])
  await keys.destroy({ purpose: 'pseudonym-reversible', tenant: 'alfa', domain: 'contact', epoch: 1 })
  await addChunk(world, engine(), [row()], { domain: 'contact' })
  expect(await work()).toEqual(['KEY_UNAVAILABLE'])
})

test('under a directory in doubt no batch is touched [DIRE-13]', async () => {
  const { version } = world.directory(engine())
  await addChunk(world, engine(), [row()])
  await storeVersion(world, version, 'forged')
  await expect(work()).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' })
  expect(await world.query('select from pseudonymise.batch where taken_at is null')).toHaveLength(1)
  await world.query('delete from registry.directory_version where version = $1', [version])
  expect(await work()).toEqual(['done'])
})
