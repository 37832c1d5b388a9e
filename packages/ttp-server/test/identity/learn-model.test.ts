import { randomBytes } from 'node:crypto'
import type { Identity, LinkageModel, SignKeyPair } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, isSupported, SecretKey, weigh, writeModel } from '@sluis/ttp-core/identity'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { printComparison } from '../../src/cli/print-model.ts'
import { batchTools } from '../../src/domains/identity/batch/batch-tools.ts'
import type { LearningBounds, ResolverPorts, StoredModel } from '../../src/domains/identity/index.ts'
import { ensureModel, LEARNING_BOUNDS, learnModel, openModels, openResolver } from '../../src/domains/identity/index.ts'
import type { DrawBounds } from '../../src/domains/identity/learning/draw-records.ts'
import { drawRecords } from '../../src/domains/identity/learning/draw-records.ts'
import { activateModel } from '../../src/domains/identity/models/activate-model.ts'
import { storeModel } from '../../src/domains/identity/models/store-model.ts'
import { anyBatches } from './population.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'
import { twice } from './twice.ts'

const tools = { now: () => new Date(), random: (length: number) => new Uint8Array(randomBytes(length)) }
const secrets = { linkageKey: SecretKey.from(randomBytes(32)), vaultKey: SecretKey.from(randomBytes(32)) }
/** What a test of few records can be learnt from. */
const FEW: LearningBounds = { ...LEARNING_BOUNDS, recordsMin: 2, pairsMin: 0 }

let store: Store
let sign: SignKeyPair
beforeAll(async () => {
  store = await startStore()
  sign = await generateSignKey()
})
afterAll(() => store.stop())
beforeEach(async () => {
  await store.empty()
  await store.owner.withConnection((sql) => sql.query('truncate identity.model, identity.model_activation'))
  await store.identity.transaction((sql) => ensureModel(sql, [sign], tools))
})

const models = () => openModels([sign.publicJwk])
const learn = (bounds?: LearningBounds): Promise<StoredModel> =>
  learnModel(store.identity, { ...secrets, ...tools, sign: [sign], models: models() }, bounds)
const deliver = async (records: readonly Identity[], institution = 'museum'): Promise<void> => {
  const ports: ResolverPorts = { ...secrets, ...tools, models: models() }
  await openResolver(store.identity, ports).resolveBatch(institution, 'NL', records)
}
const versions = async (): Promise<unknown[]> =>
  store.owner.withConnection(async (sql) => (await sql.query('select version from identity.model')).rows)

async function fill(people: number): Promise<void> {
  const pairs = Array.from({ length: people }, (_, index) => twice(index))
  await deliver(pairs.map(([one]) => one))
  await deliver(
    pairs.map(([, other]) => other),
    'cinema',
  )
}

describe('weights learnt from the store [LINK-65]', () => {
  test('become a new version, which is not in force, with how they were learnt', async () => {
    await fill(200)
    const { version, records, learnt } = await learn()
    expect(version).toBe(2)
    expect(records).toBe(400)
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query('select origin, records, pairs, rounds, log_likelihood from identity.model where version = 2'),
    )
    const { pairs, rounds, logLikelihood } = learnt
    expect(rows).toEqual([{ origin: 'learnt', records, pairs, rounds, log_likelihood: logLikelihood }])
    expect(pairs).toBeGreaterThan(200)
    expect((await store.identity.withConnection((sql) => models().inForce(sql))).version).toBe(1)
  })

  test('are those of the people of the store: a third of these has moved, the providers change', async () => {
    await fill(200)
    const { version } = await learn()
    const model = await store.identity.withConnection((sql) => models().version(sql, version))
    expect(model.fields.address.different.same).toBeGreaterThan(0.2)
    expect(model.fields.given.equal.same).toBeGreaterThan(0.8)
    expect(model.personsMin).toBe(128)
  })

  test('are the same for the same store, whatever was learnt and activated before', async () => {
    await fc.assert(
      fc.asyncProperty(anyBatches, async (batches) => {
        await store.empty()
        for (const [at, batch] of batches.entries()) await deliver(batch, `museum-${at}`)
        const one = await learn(FEW)
        await store.identity.transaction((sql) => activateModel(sql, one.version, { sign: [sign], ...tools }))
        const other = await learn(FEW)
        expect(other.version).toBe(one.version + 1)
        expect(writeModel({ ...other.learnt.model, version: 1 })).toBe(writeModel({ ...one.learnt.model, version: 1 }))
      }),
      { numRuns: 4 },
    )
  })

  test('are about the same from a part of the store, which is all that is read of it', async () => {
    await fill(400)
    const [all, part] = [await learn(), await learn({ ...LEARNING_BOUNDS, drawn: 150, read: 5_000 })]
    expect(part.records).toBeLessThan(0.5 * all.records)
    for (const [field, level] of [
      ['address', 'equal'],
      ['email', 'equal'],
      ['birth', 'equal'],
    ] as const) {
      const share = ({ learnt }: StoredModel): number =>
        (learnt.model.fields[field] as Readonly<Record<string, { same: number }>>)[level]?.same ?? 0
      expect(Math.abs(share(all) - share(part)), `${field} ${level}`).toBeLessThan(0.1)
    }
    expect(Math.log2(part.learnt.model.kinPerPerson / all.learnt.model.kinPerPerson)).toBeLessThan(1)
  })

  test('never from more of the store than its bounds allow, but for the first hundred persons', async () => {
    await fill(400)
    const draw = (bounds: DrawBounds) =>
      store.identity.transaction((sql) => drawRecords(sql, batchTools({ ...secrets, ...tools }), bounds))
    const all = await draw(LEARNING_BOUNDS)
    expect([all.drawn, all.records.length]).toEqual([800, 800])
    expect(all.read).toBe(400)
    for (const bounds of [
      { ...LEARNING_BOUNDS, read: 250 },
      { ...LEARNING_BOUNDS, held: 400 },
      { ...LEARNING_BOUNDS, drawn: 70 },
      { drawn: 1, read: 1, held: 1 },
    ]) {
      const some = await draw(bounds)
      expect(some.read).toBeLessThan(all.read)
      expect(some.drawn).toBeLessThanOrEqual(2 * Math.min(bounds.drawn, Math.max(bounds.read, 100)))
      expect(some.records.length).toBe(2 * some.read)
    }
    const within = await draw({ ...LEARNING_BOUNDS, read: 390 })
    expect(within.read).toBeLessThanOrEqual(390)
    expect(within.drawn).toBeGreaterThan(0)
  })

  test.each<[string, LearningBounds, string]>([
    ['too few records', { ...LEARNING_BOUNDS, recordsMin: 41 }, 'MODEL_RECORDS_FEW'],
    ['too few pairs', { ...FEW, pairsMin: 1_000_000 }, 'MODEL_RECORDS_FEW'],
    ['no rest after the rounds allowed', { ...FEW, roundsMax: 1 }, 'MODEL_NOT_CONVERGED'],
  ])('%s: refused, and nothing is stored', async (_what, bounds, code) => {
    await fill(20)
    await expect(learn(bounds)).rejects.toMatchObject({ code })
    expect(await versions()).toEqual([{ version: 1 }])
  })
})

describe('what a model would change is told before it is in force [LINK-66]', () => {
  test('each weight of both, and how many pairs of the store would be decided otherwise', async () => {
    await fill(200)
    const strict = { ...DEFAULT_MODEL, linkFrom: 25, reviewFrom: 20 }
    const how = {
      origin: 'built-in',
      records: 0,
      pairs: 0,
      rounds: 0,
      logLikelihood: 0,
      createdAt: new Date(),
    } as const
    await store.identity.transaction(async (sql) =>
      activateModel(sql, await storeModel(sql, strict, how, sign.privateJwk), { sign: [sign], ...tools }),
    )
    const { version, learnt, comparison } = await learn()
    expect([comparison.before, comparison.after]).toEqual([2, 3])
    const [before, after] = await Promise.all(
      [2, version].map((one) => store.identity.withConnection((sql) => models().version(sql, one))),
    )
    if (before === undefined || after === undefined) throw new Error('no model')
    const counts = { joined: 0, parted: 0 }
    for (const { evidence, count } of learnt.patterns) {
      const isLinked = (model: LinkageModel): boolean =>
        weigh(evidence, { persons: comparison.persons }, model).total >= model.linkFrom && isSupported(evidence)
      if (!isLinked(before) && isLinked(after)) counts.joined += count
      if (isLinked(before) && !isLinked(after)) counts.parted += count
    }
    expect(comparison.decisions).toMatchObject(counts)
    expect(comparison.decisions.linkedAfter - comparison.decisions.linkedBefore).toBe(counts.joined - counts.parted)
    expect(counts.joined + counts.parted).toBeGreaterThan(0)
    const conflict = comparison.levels.find(({ field, level }) => field === 'given' && level === 'conflict')
    const { same, other } = after.fields.given.conflict
    expect(conflict?.other[1]).toBeCloseTo(Math.log2(same / other), 9)
    const printed = printComparison(comparison)
    expect(printed.split('\n')).toHaveLength(comparison.levels.length + 7)
    expect(printed).not.toMatch(/example|Bakker|1050AB/i)
  })

  test('a model against itself changes nothing', async () => {
    await fill(150)
    const one = await learn()
    await store.identity.transaction((sql) => activateModel(sql, one.version, { sign: [sign], ...tools }))
    const { comparison } = await learn()
    expect(comparison.decisions).toMatchObject({ joined: 0, parted: 0 })
    for (const { other, kin } of comparison.levels) {
      expect(other[0]).toBe(other[1])
      expect(kin[0]).toBe(kin[1])
    }
  })
})
