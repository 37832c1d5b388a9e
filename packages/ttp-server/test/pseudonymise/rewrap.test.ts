import { randomUUID } from 'node:crypto'
import type { ChangeContent, Directory, InnerValue, Pseudonym, RewrapContent } from '@sluis/ttp-core/pseudonymise'
import { SecretKey, sealPart, wrapInner, wrapKey } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey, type SignKeyPair } from '@sluis/ttp-core/registrar'
import { sealRewrap } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { EngineKeys, Keys } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import { createPseudonymise, createRewrap } from '../../src/domains/pseudonymise/index.ts'
import { logSigner } from '../../src/engines/log-signer.ts'
import type { Database } from '../../src/kernel/database.ts'
import { watchDirectory } from '../../src/kernel/directory-watch.ts'
import { Crash, dyingProcess, type Moment } from '../audit/dying-process.ts'
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
let keys: Keys
let own: EngineKeys
let tenant: SignKeyPair
let other: SignKeyPair
let gateway: Database
const { logger } = keepingLogger()

beforeAll(async () => {
  database = await startTestDatabase()
  world = await createWorld(database, logger)
  gateway = database.database('ttp_release')
  keys = createKeys({ ...world.ports, database: world.ports.keys })
  own = await keys.openEngineKeys(LOG_ORIGIN)
  tenant = await generateSignKey()
  other = await generateSignKey()
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

const newOf = (change: ChangeContent['changes'][number] | undefined) =>
  change === undefined || change.change === 'erase' ? undefined : change.new

/** Every domain in this epoch, and a client of alfa that may ask, and one that may not. */
const inEpoch =
  (epoch: number) =>
  (directory: Directory): Directory => ({
    ...directory,
    domains: directory.domains.map((domain) => ({ ...domain, epoch })),
    organisations: directory.organisations.map((organisation) =>
      organisation.id === 'alfa'
        ? {
            ...organisation,
            clients: [
              { clientId: 'alfa-1', scopes: ['rewrap:write'], keys: [tenant.publicJwk], status: 'active' },
              { clientId: 'alfa-2', scopes: ['release:read'], keys: [other.publicJwk], status: 'active' },
            ],
          }
        : organisation,
    ),
  })
const enter = (epoch: number): Promise<void> => world.publish(world.directory(engine(), inEpoch(epoch)))

/** The engine's work until nothing is left to do. */
async function life(databases: Record<'keys' | 'pseudonymise' | 'audit', Database> = world.ports): Promise<void> {
  const lent = createKeys({ ...world.ports, database: databases.keys })
  const common = {
    ...world.ports,
    logger,
    database: databases.pseudonymise,
    directory: watchDirectory(databases.pseudonymise, world.ports.registrarKey, world.ports.now, 0),
    sealKeys: own.seal.map(({ privateJwk }) => privateJwk),
    signKeys: own.sign.map(({ privateJwk }) => privateJwk),
  }
  const pseudonymise = createPseudonymise({ ...common, lendDomainKeys: lent.lendDomainKeys })
  const rewrap = createRewrap({ ...common, lendRewrapKeys: lent.lendRewrapKeys })
  const sequencer = createSequencer({
    ...world.ports,
    logger,
    database: databases.audit,
    signer: logSigner(own, LOG_ORIGIN),
  })
  while ((await pseudonymise.step()).kind !== 'idle');
  while ((await rewrap.step()).kind !== 'idle');
  while (await sequencer.step());
}

interface Asking {
  readonly domain?: string
  readonly epoch?: number
  readonly signer?: SignKeyPair
  /** Where the row says that it belongs, if not where it was sealed for. */
  readonly stored?: Partial<Record<'tenant' | 'domain', string>>
  readonly number?: number
}

/** Puts a list in the queue as the gateway does. @returns The identifier of its answer. */
async function ask(pseudonyms: readonly string[], options: Asking = {}): Promise<string> {
  const { domain = 'insight', epoch = 1, signer = tenant, number = 0 } = options
  const [recipient] = engine().publicKeys.seal
  if (recipient === undefined) throw new Error('no key')
  const place = { rewrap: randomUUID(), chunk: number, tenant: 'alfa', domain }
  const content: RewrapContent = { schema: 'sluis-rewrap/1', epoch, pseudonyms }
  return store(await sealRewrap(place, content, { recipient, signer: signer.privateJwk }), {
    ...place,
    ...options.stored,
  })
}

async function store(
  sealed: string,
  place: { rewrap: string; chunk: number; tenant: string; domain: string },
): Promise<string> {
  const id = randomUUID()
  await gateway.withConnection((sql) =>
    sql.query(
      'insert into pseudonymise.rewrap (id, rewrap, number, tenant, domain, sealed) values ($1, $2, $3, $4, $5, $6)',
      [id, place.rewrap, place.chunk, place.tenant, place.domain, sealed],
    ),
  )
  return id
}

/** The time has passed for which lists are left alone. */
const later = () => world.query("update pseudonymise.rewrap set taken_at = '2000-01-01' where taken_at is not null")

async function answer(id: string): Promise<ChangeContent> {
  const content = await openChange(world, engine(), id)
  if (content === null) throw new Error('there is no answer')
  return content
}
const refusal = async (id: string): Promise<string | undefined> =>
  (await world.query<{ code: string }>('select code from release.rewrap_refusal where change = $1', [id]))[0]?.code

let epoch = 0
const nextEpoch = async (): Promise<number> => {
  epoch += 1
  await enter(epoch)
  return epoch
}

/** A person and household delivered in the epoch of now. */
async function delivered(row: { person: string; household: string }, domain = 'insight') {
  const delivery = await addChunk(world, engine(), [{ row: 0, ...row }], { domain })
  await life()
  const content = await openChunk(world, engine(), delivery)
  const [found] = content?.rows ?? []
  if (found === undefined) throw new Error('nothing came')
  return found
}

test.each(['insight', 'contact'])(
  '[TRAN-20, TRAN-23, RELE-41] what %s gives back is what a delivery of the new epoch gives the same subjects, without K_H',
  async (domain) => {
    const row = { person: subject(), household: subject() }
    const from = await nextEpoch()
    const old = await delivered(row, domain)
    const to = await nextEpoch()
    const lendings: string[] = []
    const lend = keys.lendRewrapKeys
    await lend(
      { tenant: 'alfa', domain, epoch: to, prefix: 'x', mode: domain === 'insight' ? 'irreversible' : 'reversible' },
      from,
      'test',
      async (lent) => {
        lendings.push(...Object.keys(lent ?? {}))
      },
    )
    expect(lendings).toEqual(['mode', 'from', 'to'])
    const id = await ask([old.person, old.household], { domain, epoch: from, number: 7 })
    await life()
    const now = await delivered(row, domain)
    const { changes, rewrap } = await answer(id)
    expect(changes).toEqual([
      { change: 'rewrap', kind: 'person', old: old.person, new: now.person },
      { change: 'rewrap', kind: 'household', old: old.household, new: now.household },
    ])
    expect(rewrap).toMatchObject({ chunk: 7, epoch: to, refused: [] })
    expect(now.person).not.toBe(old.person)
  },
)

test('[TRAN-21] a foreign, forged, mistyped or wrong text is refused by its row, with a code and nothing else', async () => {
  const from = await nextEpoch()
  const row = { person: subject(), household: subject() }
  const good = await delivered(row)
  const reversible = await delivered(row, 'contact')
  const foreign = await addChunk(world, engine(), [{ row: 0, ...row }], { tenant: 'beta' })
  await life()
  const beta = (await openChunk(world, engine(), foreign, 'beta'))?.rows[0]?.person ?? ''
  const later = await nextEpoch()
  const newer = await delivered(row)
  const stranger = wrapKey(SecretKey.from(new Uint8Array(64).fill(7)))
  const domain = { tenant: 'alfa', domain: 'insight', epoch: from, prefix: 'alf', mode: 'irreversible' } as const
  const forged = wrapInner(stranger, domain, 'person', new Uint8Array(20) as InnerValue)
  const texts = ['nonsense', reversible.person, beta, newer.person, forged, good.person.toUpperCase(), good.person]
  const id = await ask(texts, { epoch: from })
  await life()
  const { changes, rewrap } = await answer(id)
  expect(rewrap).toMatchObject({
    epoch: later,
    refused: [
      { row: 0, code: 'PSEUDONYM_MALFORMED' },
      { row: 1, code: 'PSEUDONYM_WRONG_MODE' },
      { row: 2, code: 'PSEUDONYM_WRONG_DOMAIN' },
      { row: 3, code: 'PSEUDONYM_WRONG_EPOCH' },
      { row: 4, code: 'PSEUDONYM_UNOPENABLE' },
    ],
  })
  const carried = { change: 'rewrap', kind: 'person', old: good.person, new: newer.person }
  expect(changes).toEqual([carried, carried])
})

test('[TRAN-21, KEYS-19] nothing of a destroyed epoch, of one that never was, of the present or a later one is carried over', async () => {
  const from = await nextEpoch()
  const { person } = await delivered({ person: subject(), household: subject() })
  const to = await nextEpoch()
  await delivered({ person: subject(), household: subject() })
  await keys.destroy({ purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: from })
  for (const asked of [from, to, to + 1, 65_535]) {
    const id = await ask([person, 'x'], { epoch: asked })
    await life()
    expect(await answer(id)).toMatchObject({
      changes: [],
      rewrap: { refused: [0, 1].map((row) => ({ row, code: 'EPOCH_UNAVAILABLE' })) },
    })
  }
})

test('[TRAN-20] a list that is not signed by whom it must be, or belongs elsewhere, is refused as a whole and for good', async () => {
  const from = await nextEpoch()
  const { person } = await delivered({ person: subject(), household: subject() })
  await nextEpoch()
  const stranger = await generateSignKey()
  const cases = [
    [await ask([person], { epoch: from, signer: other }), 'PART_SIGNATURE_INVALID'],
    [await ask([person], { epoch: from, signer: stranger }), 'PART_SIGNATURE_INVALID'],
    [await ask([person], { epoch: from, stored: { tenant: 'beta' } }), 'PART_CONTEXT_MISMATCH'],
    [await ask([person], { epoch: from, stored: { domain: 'contact' } }), 'PART_CONTEXT_MISMATCH'],
  ] as const
  const [recipient] = engine().publicKeys.seal
  if (recipient === undefined) throw new Error('no key')
  const place = { rewrap: randomUUID(), chunk: 0, tenant: 'alfa', domain: 'insight' }
  const context = {
    kind: 'rewrap',
    delivery: place.rewrap,
    chunk: 0,
    institution: '',
    tenant: 'alfa',
    domain: 'insight',
    schema: 'sluis-rewrap/1',
  } as const
  const empty: RewrapContent = { schema: 'sluis-rewrap/1', epoch: from, pseudonyms: [] }
  const bad = await store(await sealPart(context, empty, { recipient, signer: tenant.privateJwk }), place)
  await life()
  await later()
  await life()
  for (const [id, code] of [...cases, [bad, 'PART_CONTENT_INVALID'] as const]) {
    expect(await refusal(id)).toBe(code)
    expect(await openChange(world, engine(), id)).toBeNull()
  }
  expect(await world.query('select from pseudonymise.rewrap')).toEqual([])
})

test('[TRAN-20] a list under a key that the engine hears of a little later waits, and is not refused', async () => {
  const from = await nextEpoch()
  const { person } = await delivered({ person: subject(), household: subject() })
  const to = await nextEpoch()
  const known = tenant
  tenant = await generateSignKey()
  const id = await ask([person], { epoch: from })
  await life()
  expect(await world.query('select from release.rewrap_refusal where change = $1', [id])).toEqual([])
  try {
    await enter(to)
    await later()
    await life()
    expect(await answer(id)).toMatchObject({ changes: [{ change: 'rewrap', old: person }], rewrap: { refused: [] } })
  } finally {
    tenant = known
    await enter(to)
  }
})

test('[TRAN-22, KEYS-70] killed at any statement, with deliveries before, during and after the rotation, all is done exactly once', {
  timeout: 300_000,
}, async () => {
  const row = { person: subject(), household: subject() }
  await nextEpoch()
  let old = await delivered(row)
  for (const moment of ['before', 'after'] as const satisfies readonly Moment[]) {
    for (let statement = 1; ; statement += 1) {
      const from = epoch
      const before = await addChunk(world, engine(), [{ row: 0, ...row }])
      await nextEpoch()
      const after = await addChunk(world, engine(), [{ row: 0, ...row }])
      const change = await addChange(world, engine(), [
        { change: 'merge', kind: 'person', old: row.person, new: subject() },
      ])
      const id = await ask([old.person, old.household, 'x'], { epoch: from })
      const process = dyingProcess(statement, moment)
      try {
        await life({
          keys: process.database(database.url('ttp_keys')),
          pseudonymise: process.database(database.url('ttp_pseudonymise')),
          audit: process.database(database.url('ttp_audit')),
        })
      } catch (error) {
        if (!(error instanceof Crash)) throw error
      }
      await life()

      const [first, second] = [await openChunk(world, engine(), before), await openChunk(world, engine(), after)]
      const carried = await answer(id)
      expect(first?.rows).toHaveLength(1)
      expect(second?.rows).toEqual(first?.rows)
      expect(carried.changes.map(newOf)).toEqual([second?.rows[0]?.person, second?.rows[0]?.household])
      expect(carried.rewrap?.refused).toEqual([{ row: 2, code: 'PSEUDONYM_MALFORMED' }])
      expect((await answer(change)).changes[0]?.old).toBe(second?.rows[0]?.person)
      old = {
        person: newOf(carried.changes[0]) as Pseudonym,
        household: newOf(carried.changes[1]) as Pseudonym,
        row: 0,
      }
      expect(await world.query('select from pseudonymise.rewrap union all select from pseudonymise.batch')).toEqual([])
      if (!process.died()) break
    }
  }
  const counts = await world.query<{ answers: number; executed: number; refused: number; given: number }>(
    `select (select count(*)::int from release.change_part) as answers,
       (select count(*)::int from audit.entry where body like '%"rewrap.executed"%') as executed,
       (select count(*)::int from audit.entry where body like '%"change.pseudonymised"%') as given,
       (select count(*)::int from audit.entry where body like '%"rewrap.refused"%') as refused`,
  )
  const [count] = counts
  expect(count?.answers).toBe((count?.executed ?? 0) + (count?.given ?? 0))
  expect(count?.refused).toBe(5)
})
