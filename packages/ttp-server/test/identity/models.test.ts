import { randomBytes } from 'node:crypto'
import type { LinkageModel, SignKeyPair } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, parseModel, SecretKey, signModel, writeModel } from '@sluis/ttp-core/identity'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ModelSource, ResolverPorts } from '../../src/domains/identity/index.ts'
import { ensureModel, openModels, openResolver } from '../../src/domains/identity/index.ts'
import { activateModel } from '../../src/domains/identity/models/activate-model.ts'
import { storeModel } from '../../src/domains/identity/models/store-model.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const tools = { now: () => new Date(), random: (length: number) => new Uint8Array(randomBytes(length)) }
const HOW = { origin: 'learnt', records: 10, pairs: 5, rounds: 3, logLikelihood: -12.5, createdAt: new Date() } as const
/** Weights under which nothing but a rule makes two records one person. */
const STRICT: LinkageModel = { ...DEFAULT_MODEL, linkFrom: 99 }

let store: Store
let owner: Database
let sign: SignKeyPair
let models: ModelSource
beforeAll(async () => {
  store = await startStore()
  owner = openDatabase(store.database.owner, 1)
  sign = await generateSignKey()
})
afterAll(async () => {
  await owner.close()
  await store.stop()
})
beforeEach(async () => {
  await store.empty()
  await owner.withConnection((sql) => sql.query('truncate identity.model, identity.model_activation, audit.pending'))
  models = openModels([sign.publicJwk])
  await store.identity.transaction((sql) => ensureModel(sql, [sign], tools))
})

const inForce = (source = models): Promise<LinkageModel> => store.identity.withConnection((sql) => source.inForce(sql))
const keep = (model: LinkageModel, key = sign): Promise<number> =>
  store.identity.transaction((sql) => storeModel(sql, model, HOW, key.privateJwk))
const activate = (version: number) =>
  store.identity.transaction((sql) => activateModel(sql, version, { sign: [sign], ...tools }))
const rows = async (text: string): Promise<Record<string, unknown>[]> =>
  owner.withConnection(async (sql) => (await sql.query<Record<string, unknown>>(text)).rows)
const rewrite = (document: string, version: number): Promise<unknown> =>
  owner.withConnection((sql) =>
    sql.query('update identity.model set document = $1 where version = $2', [document, version]),
  )

describe('the model in force [LINK-63]', () => {
  test('is at first the one that the software brings, to the last weight, and stays it at the next start', async () => {
    expect(await inForce()).toEqual(parsed({ ...DEFAULT_MODEL, version: 1 }))
    await store.identity.transaction((sql) => ensureModel(sql, [sign], tools, STRICT))
    expect(await inForce()).toEqual(parsed({ ...DEFAULT_MODEL, version: 1 }))
    expect(await rows('select version, origin from identity.model')).toEqual([{ version: 1, origin: 'built-in' }])
  })

  test('two engines that start together store one', async () => {
    await owner.withConnection((sql) => sql.query('truncate identity.model, identity.model_activation'))
    await Promise.all([1, 2, 3].map(() => store.identity.transaction((sql) => ensureModel(sql, [sign], tools))))
    expect(await rows('select version from identity.model_activation')).toEqual([{ version: 1 }])
  })

  test('a stored one is not in force until it is activated, and the log says so [LINK-64]', async () => {
    const version = await keep(STRICT)
    expect(version).toBe(2)
    expect((await inForce()).version).toBe(1)
    expect(await activate(version)).toEqual({ version: 2, replaced: 1 })
    expect(await inForce()).toEqual(parsed({ ...STRICT, version: 2 }))
    const logged = await rows('select body from audit.pending')
    expect(logged.map(({ body }) => (JSON.parse(String(body)) as { action: string }).action)).toEqual([
      'model.activated',
      'model.activated',
    ])
  })

  test('activated again it leaves no second trace; an older one may come back', async () => {
    const version = await keep(STRICT)
    await activate(version)
    expect(await activate(version)).toEqual({ version: 2, replaced: 2 })
    expect(await activate(1)).toEqual({ version: 1, replaced: 2 })
    expect((await inForce()).version).toBe(1)
    expect(await rows('select version from identity.model_activation order by seq')).toHaveLength(3)
  })

  test('a version that is not there is refused', async () => {
    await expect(activate(7)).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' })
    expect(await rows('select from identity.model_activation')).toHaveLength(1)
  })
})

describe('a stored model is refused [LINK-63]', () => {
  const spoilt: [string, () => Promise<string>][] = [
    [
      'of which one weight was changed',
      async () => {
        const [row] = await rows('select document from identity.model')
        const [header, payload, signature] = String(row?.document).split('.')
        const text = Buffer.from(payload ?? '', 'base64url').toString()
        const changed = text.replace('"linkFrom":1000000000', '"linkFrom":2000000000')
        expect(changed).not.toBe(text)
        return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
      },
    ],
    ['that another key signed', async () => signModel(DEFAULT_MODEL, (await generateSignKey()).privateJwk)],
    ['that is of another version than it is stored as', () => signModel({ ...STRICT, version: 3 }, sign.privateJwk)],
    ['that is no signed document', async () => writeModel(DEFAULT_MODEL)],
  ]
  test.each(spoilt)('%s: nothing is resolved by it, also not by an engine that knew it', async (_what, spoil) => {
    const engine = resolver(models)
    const record = { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }
    await engine.resolveBatch('museum', 'NL', [record])
    await rewrite(await spoil(), 1)
    await expect(inForce(openModels([sign.publicJwk]))).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    await expect(inForce()).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    const other = { ...record, familyName: 'Visser' }
    await expect(engine.resolveBatch('museum', 'NL', [other])).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    expect(await rows('select from identity.fingerprint')).toHaveLength(1)
    await expect(activate(1)).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })

  test('by its role the engine can neither change nor delete one', async () => {
    const forbidden = ["update identity.model set document = ''", 'delete from identity.model_activation']
    for (const text of forbidden) {
      await expect(store.identity.withConnection((sql) => sql.query(text))).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('an activation is refused [LINK-63]', () => {
  const record = { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }
  const insert = (text: string, values: readonly unknown[] = []): Promise<unknown> =>
    store.identity.withConnection((sql) => sql.query(text, [...values]))
  const spoilt: [string, () => Promise<unknown>][] = [
    [
      'that nobody signed, of a model that is signed',
      () =>
        insert(
          'insert into identity.model_activation (version, activated_at, number, document) values (1, now(), 3, $1)',
          ['x'],
        ),
    ],
    [
      'that is an earlier one under a higher number',
      () =>
        insert(
          `insert into identity.model_activation (version, activated_at, number, document)
           select version, now(), 3, document from identity.model_activation where number = 1`,
        ),
    ],
    [
      'of one version on the row of another',
      () => rewriteRow('update identity.model_activation set version = 1 where number = 2'),
    ],
    [
      'of a model that was signed anew since',
      async () => rewrite(await signModel({ ...STRICT, linkFrom: 98, version: 2 }, other.privateJwk), 2),
    ],
    ['of which the last were taken away', () => rewriteRow('delete from identity.model_activation where number = 2')],
  ]
  const other = { privateJwk: undefined as unknown as SignKeyPair['privateJwk'] }
  const rewriteRow = (text: string): Promise<unknown> => owner.withConnection((sql) => sql.query(text))

  test.each(spoilt)('%s: nothing is resolved by it, until a model is activated', async (_what, spoil) => {
    other.privateJwk = sign.privateJwk
    const engine = resolver(models)
    await activate(await keep(STRICT))
    await engine.resolveBatch('museum', 'NL', [record])
    await spoil()
    await expect(inForce()).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    const more = { ...record, familyName: 'Visser' }
    await expect(engine.resolveBatch('museum', 'NL', [more])).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    expect(await rows('select from identity.fingerprint')).toHaveLength(1)
    // An explicit act, which is in the log, mends it.
    await activate(await keep(STRICT))
    await activate(1)
    expect((await inForce(openModels([sign.publicJwk]))).version).toBe(1)
  })

  test('a row that nobody signed counts for nothing beside one that was signed', async () => {
    await insert('insert into identity.model_activation (version, activated_at) values (1, now())')
    await activate(await keep(STRICT))
    await insert('insert into identity.model_activation (version, activated_at) values (1, now())')
    expect((await inForce()).version).toBe(2)
  })

  test('of before activations were signed: nothing is resolved until the operator activates one', async () => {
    await rewriteRow('update identity.model_activation set number = null, document = null')
    await expect(inForce()).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    expect(await activate(1)).toEqual({ version: 1, replaced: 1 })
    expect((await inForce()).version).toBe(1)
  })
})

test('two engines change over at the same batch, and old links stay [LINK-64]', async () => {
  const engines = [resolver(openModels([sign.publicJwk])), resolver(openModels([sign.publicJwk]))]
  const moved = (familyName: string) =>
    ['org', 'net'].map((end) => ({
      givenName: 'Anna',
      familyName,
      email: `anna.${familyName}@example.${end}`,
      city: 'Ede',
    }))
  const persons = async (records: ReturnType<typeof moved>, at: number): Promise<number> => {
    const handed = []
    for (const [index, record] of records.entries())
      handed.push(...((await engines[(at + index) % 2]?.resolveBatch(`museum-${index}`, 'NL', [record])) ?? []))
    return new Set(handed.map((row) => Buffer.from(row?.person ?? []).toString('hex'))).size
  }
  expect(await persons(moved('Verhaegh'), 0)).toBe(1)
  await activate(await keep(STRICT))
  expect(await persons(moved('Terpstra'), 0)).toBe(2)
  expect(await persons(moved('Hoekzema'), 1)).toBe(2)
  expect(await persons(moved('Verhaegh'), 1)).toBe(1)
})

function resolver(source: ModelSource) {
  const ports: ResolverPorts = { ...tools, ...KEYS, models: source }
  return openResolver(store.identity, ports)
}

const KEYS = {
  linkageKey: SecretKey.from(randomBytes(32)),
  vaultKey: SecretKey.from(randomBytes(32)),
}

/** A model as its document carries it. */
function parsed(model: LinkageModel): LinkageModel {
  const read = parseModel(writeModel(model))
  if ('error' in read) throw new Error(read.error)
  return read.model
}
