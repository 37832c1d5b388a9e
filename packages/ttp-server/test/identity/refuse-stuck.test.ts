import { randomBytes, randomUUID } from 'node:crypto'
import type { Directory } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Identity } from '../../src/domains/identity/index.ts'
import { createIdentity, openKeys, openModels, refuseStuckDelivery } from '../../src/domains/identity/index.ts'
import { DIRECTORY_AGE_MS_MAX } from '../../src/engines/identity-engine.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import { runServer } from '../support/sluis-server.ts'
import type { World } from './world.ts'
import { CHUNK_ROWS, INSTITUTION, startWorld } from './world.ts'

let world: World
let database: Database
let identity: Identity
/** An engine that has lost the key to which institutions sealed. */
let other: Identity
const otherSeal = await generateSealKey()
const otherSign = (await generateSignKey()).publicJwk
// Not before that of the database, by which versions are received.
let time = Date.now() + 60_000
const now = (): Date => new Date(time)
const advance = (ms: number): void => {
  time += ms
}
const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length))
const ASIDE_MS = 30_000

beforeAll(async () => {
  world = await startWorld()
  const engine = await world.engine(undefined, now)
  database = world.database.database('ttp_identity')
  const keys = await openKeys(database, world.root, random)
  const ports = {
    database,
    directory: watchDirectory(database, world.registrar.publicJwk, now, DIRECTORY_AGE_MS_MAX),
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    sealKeys: keys.seal.map(({ privateJwk }) => privateJwk),
    signKeys: keys.sign.map(({ privateJwk }) => privateJwk),
    models: openModels(engine.publicKeys.sign),
    country: 'NL',
    now,
    random,
    logger: world.logger,
  } as const
  identity = createIdentity(ports)
  other = createIdentity({ ...ports, sealKeys: [otherSeal.privateJwk] })
})
afterAll(() => world.stop())
beforeEach(async () => {
  await publish()
  while (await identity.resolveNext());
})

/** Publishes a version, and lets the time go by in which an engine may not have seen it, and after which it tries again. */
async function publish(change: (directory: Directory) => Directory = (directory) => directory): Promise<void> {
  await world.publish(change)
  await world.owner.query(
    'update registry.directory_version set received_at = $1 where version = (select max(version) from registry.directory_version)',
    [now()],
  )
  advance(ASIDE_MS + DIRECTORY_AGE_MS_MAX)
}
type Organisation = Directory['organisations'][number]
const institution =
  (change: (of: Organisation) => Organisation) =>
  (directory: Directory): Directory => ({
    ...directory,
    organisations: directory.organisations.map((each) => (each.id === INSTITUTION ? change(each) : each)),
  })
const client = (change: Partial<Organisation['clients'][number]>) =>
  institution((of) => ({ ...of, clients: of.clients.map((each) => ({ ...each, ...change })) }))
const withoutKey = client({ keys: [otherSign] })
const otherEngine = (directory: Directory): Directory => ({
  ...directory,
  engines: { ...directory.engines, identity: { ...directory.engines.identity, seal: [otherSeal.publicJwk] } },
})

async function verified(chunks = 1): Promise<string> {
  const rows = Array.from({ length: chunks }, (_, chunk) => [
    { row: chunk * CHUNK_ROWS, email: `visitor-${chunk}-${time}@example.org` },
  ])
  const delivery = await world.deliver(rows, {}, new Date(time))
  await identity.verifyNext()
  return delivery
}
const refuse = async (delivery: string, operator = 'ops', on = database): Promise<string> => {
  const { directory } = await watchDirectory(database, world.registrar.publicJwk, now, 0).current()
  const refusal = await on.transaction((sql) =>
    refuseStuckDelivery(sql, directory, { delivery, operator }, { now, random }),
  )
  return `${refusal.code} ${refusal.number}`
}
/** Refusal, parts that are left, chunks that are resolved, and entries of the log that say so. */
const stateOf = async (delivery: string): Promise<string> => {
  const [row] = await world.rows(
    `select (select code from intake.refusal where delivery = $1) as code,
       (select count(*)::int from intake.identity_part where delivery = $1) as parts,
       (select count(*)::int from intake.resolved where delivery = $1) as resolved`,
    [delivery],
  )
  return `${row?.code ?? 'waits'}, ${row?.parts} parts, ${row?.resolved} resolved`
}
const refusalsInLog = async (): Promise<number> => {
  const [row] = await world.rows(
    `select count(*)::int as count from audit.pending where body like '%"action":"delivery.refused"%' and body like '%"actor":"operator"%'`,
  )
  return Number(row?.count)
}

const CASES: readonly (readonly [string, (directory: Directory) => Directory, string])[] = [
  ['the key of the institution is taken out', withoutKey, 'MANIFEST_INVALID 0'],
  ['the client is suspended', client({ status: 'suspended' }), 'MANIFEST_INVALID 0'],
  ['the institution is suspended', institution((of) => ({ ...of, status: 'suspended' })), 'AGREEMENT_MISSING 0'],
  ['the key of the engine is another, and the old one is lost', otherEngine, 'PART_WRONG_KEY 0'],
]
test.each(CASES)(
  'when %s, a verified delivery that waits is refused, logged, and never resolved [DELI-28, DELI-23]',
  async (_, change, code) => {
    const delivery = await verified(2)
    await publish(change)
    await other.resolveNext()
    expect(await stateOf(delivery)).toBe('waits, 2 parts, 0 resolved')
    const before = await refusalsInLog()
    expect(await refuse(delivery)).toBe(code)
    expect(await stateOf(delivery)).toBe(`${code.split(' ')[0]}, 0 parts, 0 resolved`)
    expect(await refusalsInLog()).toBe(before + 1)
    // The key comes back: what is refused stays so, and a second refusal finds nothing.
    await publish()
    expect(await identity.resolveNext()).toBe(false)
    await expect(refuse(delivery)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  },
)

test('a delivery that can go on is never refused: its key is named, it was not tried, it is not verified, or nobody knows it [DELI-28]', async () => {
  const expectKept = async (delivery: string, code: string, parts: number): Promise<void> => {
    const before = await refusalsInLog()
    await expect(refuse(delivery)).rejects.toMatchObject({ code })
    expect(await stateOf(delivery)).toBe(`waits, ${parts} parts, 0 resolved`)
    expect(await refusalsInLog()).toBe(before)
  }
  const unverified = await world.deliver([[{ row: 0, email: 'early@example.org' }]], {}, new Date(time))
  await expectKept(unverified, 'NOT_FOUND', 1)
  await expectKept(randomUUID(), 'NOT_FOUND', 0)
  await identity.verifyNext()
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // It failed for another reason than a key.
  await world.owner.query('update intake.identity_part set taken_at = $2 where delivery = $1', [unverified, now()])
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // The key is out, and no engine has looked since.
  await publish(withoutKey)
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  await identity.resolveNext()
  await expect(refuse(unverified, 'no name')).rejects.toMatchObject({ code: 'OPERATOR_INVALID' })
  // It was tried in vain, and the key is back.
  await publish()
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  // Out again: what was in vain before says nothing of now.
  await publish(withoutKey)
  await expectKept(unverified, 'DELIVERY_NOT_STUCK', 1)
  await publish()
  await identity.resolveNext()
  expect(await stateOf(unverified)).toBe('waits, 0 parts, 1 resolved')
})

test('an engine that still holds a key that is named no more opens what is sealed to it: nothing is refused [DELI-28]', async () => {
  const delivery = await verified(1)
  await publish(otherEngine)
  await expect(refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_NOT_STUCK' })
  await identity.resolveNext()
  expect(await stateOf(delivery)).toBe('waits, 0 parts, 1 resolved')
})

test('of a delivery of which a chunk is resolved nothing is refused: its tenant may have it [DELI-28]', async () => {
  const delivery = await verified(2)
  await identity.resolveNext()
  await publish(withoutKey)
  await identity.resolveNext()
  await expect(refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_UNDER_WAY' })
  expect(await stateOf(delivery)).toBe('waits, 1 parts, 1 resolved')
  await publish()
  await identity.resolveNext()
  expect(await stateOf(delivery)).toBe('waits, 0 parts, 2 resolved')
})

test('killed at any statement it is refused whole or not at all, and asked again it is refused once [DELI-28]', async () => {
  let lives = 0
  for (let statement = 1; ; statement += 1) {
    await publish()
    const delivery = await verified(2)
    await publish(withoutKey)
    await identity.resolveNext()
    const before = await refusalsInLog()
    const process = dyingProcess(statement, statement % 2 === 0 ? 'before' : 'after')
    const isRefused = await refuse(delivery, 'ops', process.database(world.database.url('ttp_identity'))).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error
        return false
      },
    )
    const refused = 'MANIFEST_INVALID, 0 parts, 0 resolved'
    const left = await stateOf(delivery)
    expect(['waits, 2 parts, 0 resolved', refused]).toContain(left)
    expect(await refusalsInLog()).toBe(before + (left === refused ? 1 : 0))
    if (left !== refused) await refuse(delivery)
    expect([await stateOf(delivery), await refusalsInLog()]).toEqual([refused, before + 1])
    if (isRefused) break
    lives += 1
  }
  expect(lives).toBeGreaterThan(6)
})

/** What the key engine does with a batch that it cannot do (see refused-batches.test.ts). */
const putAside = (delivery: string, code: string, chunk = 0): Promise<unknown> =>
  world.owner.query(
    'update pseudonymise.batch set taken_at = $2, aside_code = $3 where delivery = $1 and number = $4',
    [delivery, now(), code, chunk],
  )
/** Resolved by the engine, and with the key engine. */
async function resolved(chunks: number): Promise<string> {
  const delivery = await verified(chunks)
  while (await identity.resolveNext());
  return delivery
}
const leftOf = async (delivery: string): Promise<string> => {
  const [row] = await world.rows(
    `select (select count(*)::int from pseudonymise.batch where delivery = $1) as batches,
       (select count(*)::int from release.attribute_part where delivery = $1) as attributes,
       (select code from intake.refusal where delivery = $1) as code`,
    [delivery],
  )
  return `${row?.code ?? 'waits'}, ${row?.batches} batches, ${row?.attributes} attribute parts`
}

test.each(['PART_SIGNATURE_INVALID', 'PART_WRONG_KEY', 'PART_UNOPENABLE'])(
  'all that waits at the key engine, which says %s of it, is refused whole and logged; made anew it comes once [DELI-28, DELI-23]',
  async (code) => {
    const delivery = await resolved(2)
    const before = await refusalsInLog()
    await putAside(delivery, code, 1)
    expect(await refuse(delivery)).toBe('PART_WRONG_KEY 1')
    expect([await leftOf(delivery), await refusalsInLog()]).toEqual([
      'PART_WRONG_KEY, 0 batches, 0 attribute parts',
      before + 1,
    ])
    await expect(refuse(delivery)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  },
)

test('what waits at the key engine for the registrar, was not tried since, or has gone on in part is not refused [DELI-28]', async () => {
  const delivery = await resolved(2)
  const [waiting] = [await leftOf(delivery)]
  expect(waiting).toMatch(/^waits, 2 batches/)
  const expectKept = async (code: string): Promise<void> => {
    await expect(refuse(delivery)).rejects.toMatchObject({ code })
    expect(await leftOf(delivery)).toBe(waiting)
  }
  await expectKept('DELIVERY_NOT_STUCK')
  for (const code of ['BATCH_TENANT_UNREACHABLE', 'BATCH_AGREEMENT_MISSING', 'KEY_UNAVAILABLE', 'BATCH_REJECTED']) {
    await putAside(delivery, code)
    await expectKept('DELIVERY_NOT_STUCK')
  }
  // In vain under a version before: the newest may name the key again.
  await putAside(delivery, 'PART_SIGNATURE_INVALID')
  await publish()
  await expectKept('DELIVERY_NOT_STUCK')
  await putAside(delivery, 'PART_SIGNATURE_INVALID')
  await world.owner.query('delete from pseudonymise.batch where delivery = $1 and number = 0', [delivery])
  await expect(refuse(delivery)).rejects.toMatchObject({ code: 'DELIVERY_UNDER_WAY' })
  expect(await leftOf(delivery)).toMatch(/^waits, 1 batches/)
})

test('killed at any statement, what waits at the key engine is refused whole or not at all [DELI-28]', async () => {
  let lives = 0
  for (let statement = 1; ; statement += 1) {
    const delivery = await resolved(1)
    await putAside(delivery, 'PART_SIGNATURE_INVALID')
    const [whole, before] = [await leftOf(delivery), await refusalsInLog()]
    const process = dyingProcess(statement, statement % 2 === 0 ? 'before' : 'after')
    const isRefused = await refuse(delivery, 'ops', process.database(world.database.url('ttp_identity'))).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error
        return false
      },
    )
    const refused = 'PART_WRONG_KEY, 0 batches, 0 attribute parts'
    const left = await leftOf(delivery)
    expect([whole, refused]).toContain(left)
    expect(await refusalsInLog()).toBe(before + (left === refused ? 1 : 0))
    if (left !== refused) await refuse(delivery)
    expect([await leftOf(delivery), await refusalsInLog()]).toEqual([refused, before + 1])
    if (isRefused) break
    lives += 1
  }
  expect(lives).toBeGreaterThan(6)
})

test('the operator does it by a command, which says what it did or why not', async () => {
  const delivery = await verified()
  const command = (...words: readonly string[]) =>
    runServer(['waiting', 'refuse', ...words], {
      SLUIS_DATABASE_URL_IDENTITY: world.database.url('ttp_identity'),
      SLUIS_REGISTRAR_KEY: JSON.stringify(world.registrar.publicJwk),
    })
  const early = await command(delivery, '--operator', 'ops')
  expect([early.code === 0, early.stdout]).toEqual([false, ''])
  expect(early.stderr).toContain('DELIVERY_NOT_STUCK')
  await publish(withoutKey)
  await identity.resolveNext()
  expect(await command(delivery, '--operator', 'ops')).toMatchObject({
    code: 0,
    stdout: `${delivery}: refused, MANIFEST_INVALID; its institution delivers it anew\n`,
  })
  expect(await stateOf(delivery)).toBe('MANIFEST_INVALID, 0 parts, 0 resolved')
})
