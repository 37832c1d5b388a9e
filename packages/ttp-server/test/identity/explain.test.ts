import { randomBytes } from 'node:crypto'
import type { FieldEvidence, Identity, LinkageModel, SignKeyPair } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, MODEL_FIELDS, MODEL_LEVELS, SecretKey, weighEach } from '@sluis/ttp-core/identity'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { printExplanation } from '../../src/cli/print-explanation.ts'
import { explainLink } from '../../src/domains/identity/explain/explain-link.ts'
import type { ExplainedRecord, PersonExplanation } from '../../src/domains/identity/index.ts'
import { ensureModel, explainPerson, openModels, openResolver } from '../../src/domains/identity/index.ts'
import { activateModel } from '../../src/domains/identity/models/activate-model.ts'
import { storeModel } from '../../src/domains/identity/models/store-model.ts'
import { evidenceCode } from '../../src/domains/identity/scoring/evidence-code.ts'
import type { RecordLink } from '../../src/domains/identity/vault/profile.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const tools = { now: () => new Date(), random: (length: number) => new Uint8Array(randomBytes(length)) }
const secrets = { linkageKey: SecretKey.from(randomBytes(32)), vaultKey: SecretKey.from(randomBytes(32)) }
const HOW = { origin: 'learnt', records: 1, pairs: 1, rounds: 1, logLikelihood: -1, createdAt: new Date() } as const

let store: Store
let sign: SignKeyPair
beforeAll(async () => {
  store = await startStore()
  sign = await generateSignKey()
})
afterAll(() => store.stop())
beforeEach(async () => {
  await store.empty()
  await store.owner.withConnection((sql) =>
    sql.query('truncate identity.model, identity.model_activation, audit.pending'),
  )
  await store.identity.transaction((sql) => ensureModel(sql, [sign], tools))
})

const models = () => openModels([sign.publicJwk])
/** Delivers one record by itself; its mark. */
async function deliver(identity: Identity, institution = 'museum'): Promise<Uint8Array> {
  const resolver = openResolver(store.identity, { ...secrets, ...tools, models: models() })
  const batch = resolver.prepare([{ identity, institution, country: 'NL' }])
  await store.identity.transaction((sql) => resolver.resolve(sql, batch))
  const mark = batch.rows[0]?.fingerprint
  if (mark === undefined) throw new Error('an anonymous record')
  return mark
}
const explainAll = (mark: Uint8Array, values = false): Promise<PersonExplanation> =>
  explainPerson(store.identity, { ...secrets, ...tools, models: models() }, { mark, reader: 'reviewer-1', values })
const explain = async (mark: Uint8Array): Promise<readonly ExplainedRecord[]> => (await explainAll(mark)).records
const bring = async (model: LinkageModel): Promise<void> => {
  await store.identity.transaction(async (sql) => {
    const version = await storeModel(sql, model, HOW, sign.privateJwk)
    await activateModel(sql, version, { sign: [sign], ...tools })
  })
}

const anna = { givenName: 'Anna', familyName: 'Verhaegh', city: 'Ede' } as const
const home = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat' } as const
const sumOf = ({ weight }: ExplainedRecord): number =>
  weight === undefined
    ? Number.NaN
    : weight.contributions.reduce((sum, { bits }) => sum + bits, weight.prior + weight.counted)

describe('every record of a person is explained [LINK-67]', () => {
  test('by its rule or weight, level by level, with parts that add up to the total', async () => {
    await deliver({ ...anna, email: 'anna.verhaegh@example.org' })
    await deliver({ ...anna, ...home, email: 'anna.verhaegh@example.org' })
    await deliver({ ...anna, ...home }, 'cinema')
    const mark = await deliver({ ...anna, email: 'anna.verhaegh@example.net' }, 'library')
    const explained = await explain(mark)
    expect(explained.map(({ institution, by, model }) => [institution, by, model])).toEqual([
      ['museum', 'new', 1],
      ['museum', 'email-and-name', 1],
      ['cinema', 'address-and-name', 1],
      ['library', 'score', 1],
    ])
    const [founder, byMail, byAddress, byScore] = explained
    expect(founder?.weight).toBeUndefined()
    expect(byMail?.weight).toMatchObject({ weighed: false, counted: 0 })
    const levels = ({ weight }: ExplainedRecord) => weight?.contributions.map(({ field, level }) => `${field} ${level}`)
    for (const one of [byAddress, byScore]) {
      if (one?.weight === undefined) throw new Error('not weighed')
      expect(one.weight.weighed).toBe(true)
      expect(levels(one)).toContain('surname equal')
      expect(one.weight.total).toBeGreaterThanOrEqual(DEFAULT_MODEL.linkFrom)
      expect(sumOf(one)).toBeCloseTo(one.weight.total, 9)
      const given = one.weight.contributions.find(({ field }) => field === 'given')
      const { same, kin, other } = DEFAULT_MODEL.fields.given.equal
      expect(given?.bits).toBeCloseTo(Math.log2(same / (one.weight.against === 'kin' ? kin : other)), 6)
    }
    expect(levels(byScore as ExplainedRecord)).toContain('email local')
  })

  test('under the version that was in force, whatever is in force now: an old decision is made again as it was', async () => {
    const mark = await deliver({ ...anna, email: 'anna.verhaegh@example.org' })
    await deliver({ ...anna, email: 'anna.verhaegh@example.net' }, 'library')
    const before = await explain(mark)
    const { same, kin, other } = DEFAULT_MODEL.fields.given.equal
    await bring({
      ...DEFAULT_MODEL,
      linkFrom: DEFAULT_MODEL.linkFrom + 0.5,
      fields: {
        ...DEFAULT_MODEL.fields,
        given: { ...DEFAULT_MODEL.fields.given, equal: { same: same / 2, kin, other } },
      },
    })
    await deliver(
      { ...anna, phone: '+31612345678', phoneKind: 'mobile', email: 'anna.verhaegh@example.org' },
      'library',
    )
    const after = await explain(mark)
    expect(after.slice(0, 2)).toEqual(before)
    expect(after.map(({ model }) => model)).toEqual([1, 1, 2])
    const [, old, young] = after as [ExplainedRecord, ExplainedRecord, ExplainedRecord]
    for (const [{ weight }, share] of [
      [old, same],
      [young, same / 2],
    ] as const) {
      const given = weight?.contributions.find(({ field }) => field === 'given')
      expect(given?.bits).toBeCloseTo(Math.log2(share / (weight?.against === 'kin' ? kin : other)), 5)
    }
  })

  test('however the evidence, the model and the store were, a weight and its explanation agree', () => {
    const evidence: fc.Arbitrary<FieldEvidence> = fc.record(
      Object.fromEntries(
        MODEL_FIELDS.map((field) => [field, fc.constantFrom('unknown', ...MODEL_LEVELS[field])]),
      ) as never,
    )
    fc.assert(
      fc.property(evidence, fc.nat(24), fc.option(fc.nat(200), { nil: undefined }), (found, persons, name) => {
        const { other, kin } = weighEach(found, { persons: 2 ** persons, name }, DEFAULT_MODEL)
        const total = Math.min(other.total, kin.total)
        const bits = Math.round(total * 10) / 10
        // Nothing of this weight is linked: zero stands for not asked for.
        fc.pre(bits !== 0)
        const link: RecordLink = ['score', 1, evidenceCode(found), bits, persons]
        const explained = explainLink(link, DEFAULT_MODEL)
        if (explained === undefined) throw new Error('not explained')
        const sum = explained.contributions.reduce(
          (parts, one) => parts + one.bits,
          explained.prior + explained.counted,
        )
        expect(sum).toBeCloseTo(explained.total, 9)
        expect(Math.abs(explained.total - total)).toBeLessThanOrEqual(0.05 + 1e-9)
        if (explained.against === 'kin') expect(Math.abs(explained.counted)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })

  test('with the reason for which two persons were joined', async () => {
    const byMail = { givenName: 'Anna', familyName: 'Verhaegh', email: 'anna.verhaegh@example.org' }
    const byPhone = { givenName: 'Anna', familyName: 'Verhaegh', phone: '+31612345678', phoneKind: 'mobile' } as const
    const mark = await deliver(byMail)
    expect((await explainAll(mark)).changes).toEqual([])
    await deliver(byPhone, 'library')
    await deliver({ ...byMail, ...byPhone }, 'cinema')
    const { records, changes } = await explainAll(mark)
    expect(records.map(({ by }) => by)).toEqual(['new', 'email-and-name', 'new'])
    expect(changes).toMatchObject([{ kind: 'joined' }])
    expect(changes[0]?.reason).toMatch(/^email-and-name mobile-and-name [0-9.]+ 1$/)
    expect(printExplanation({ records, changes })).toMatch(/persons joined in event [0-9]+: email-and-name/)
  })

  test('a mark of no record is refused, and a model that was changed', async () => {
    const mark = await deliver({ ...anna, ...home })
    await deliver({ ...anna, ...home, email: 'anna@example.org' })
    await expect(explain(new Uint8Array(16))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await store.owner.withConnection((sql) => sql.query("update identity.model set document = document || 'A'"))
    await expect(explain(mark)).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })
})

describe('an explanation [LINK-68]', () => {
  test('is in the audit log, which says by whom and not of whom', async () => {
    const mark = await deliver({ ...anna, ...home })
    const pending = () =>
      store.owner.withConnection(
        async (sql) => (await sql.query<{ body: string }>('select body from audit.pending')).rows,
      )
    const before = (await pending()).length
    await explain(mark)
    const logged = await pending()
    expect(logged).toHaveLength(before + 1)
    expect(logged.filter(({ body }) => body.includes('"person.explained"'))).toHaveLength(1)
    await expect(explain(new Uint8Array(16))).rejects.toThrow()
    expect(await pending()).toHaveLength(before + 1)
  })

  test('shows what the records say only when asked', async () => {
    await deliver({ ...anna, ...home, email: 'anna.verhaegh@example.org' })
    const mark = await deliver({ ...anna, ...home, birthDate: '1984-05-06' })
    const bare = printExplanation(await explainAll(mark))
    expect(bare).toMatch(/linked by address-and-name under model version 1/)
    expect(bare).toMatch(/surname equal/)
    expect(bare).not.toMatch(/\b(?:anna|1234(?:AB)?|1984|ede)\b|verhaegh|dorpsstraat/i)
    const full = printExplanation(await explainAll(mark, true))
    expect(full).toMatch(/birthDate: 1984-05-06/)
    expect(full).toMatch(/email: anna\.verhaegh@example\.org/)
  })
})
