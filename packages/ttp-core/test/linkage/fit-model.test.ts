import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldEvidence, Pattern } from '../../src/linkage/index.ts'
import { DEFAULT_MODEL, fitModel, MODEL_FIELDS, MODEL_LEVELS, NO_EVIDENCE } from '../../src/linkage/index.ts'

const evidence: fc.Arbitrary<FieldEvidence> = fc.record(
  Object.fromEntries(MODEL_FIELDS.map((field) => [field, fc.constantFrom('unknown', ...MODEL_LEVELS[field])])) as never,
)
const patterns: fc.Arbitrary<Pattern[]> = fc.array(
  fc.record(
    { evidence, count: fc.integer({ min: 1, max: 500 }), chance: fc.double({ min: 0, max: 500, noNaN: true }) },
    { requiredKeys: ['evidence', 'count'] },
  ),
  { maxLength: 30 },
)

test('the likelihood never falls, and every share stays a share [LINK-37]', () => {
  fc.assert(
    fc.property(patterns, (found) => {
      const { likelihoods, posteriors, model } = fitModel(found, DEFAULT_MODEL)
      for (const [round, likelihood] of likelihoods.entries()) {
        const last = likelihoods[round - 1] ?? likelihood
        expect(likelihood - last).toBeGreaterThanOrEqual(-1e-7 * Math.abs(last))
      }
      for (const { same, kin, other } of posteriors) expect(same + kin + other).toBeCloseTo(1, 9)
      for (const field of MODEL_FIELDS) {
        const shares = Object.values<{ same: number }>(model.fields[field]).map(({ same }) => same)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        for (const share of shares) expect(share).toBeGreaterThan(0)
      }
    }),
    { numRuns: 50 },
  )
})

test('the same pairs in another order give the same model but for rounding [LINK-37]', () => {
  fc.assert(
    fc.property(patterns, (found) => {
      const [one, other] = [fitModel(found, DEFAULT_MODEL), fitModel([...found].reverse(), DEFAULT_MODEL)]
      for (const field of MODEL_FIELDS) {
        for (const level of MODEL_LEVELS[field]) {
          const of = ({ model }: typeof one): number =>
            (model.fields[field] as Readonly<Record<string, { same: number }>>)[level]?.same ?? 0
          expect(of(one)).toBeCloseTo(of(other), 6)
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('where many pairs agree on all but the given name, a given name comes to say less [LINK-37]', () => {
  const agreed = { ...NO_EVIDENCE, surname: 'equal', birth: 'equal', address: 'equal' } as const
  const found: Pattern[] = [
    { evidence: { ...agreed, given: 'equal' }, count: 800 },
    { evidence: { ...agreed, given: 'conflict' }, count: 200 },
    {
      evidence: { ...NO_EVIDENCE, surname: 'equal', given: 'conflict', birth: 'conflict', address: 'different' },
      count: 500,
    },
  ]
  const { model } = fitModel(found, DEFAULT_MODEL)
  expect(model.fields.given.conflict.same).toBeGreaterThan(5 * DEFAULT_MODEL.fields.given.conflict.same)
})

test('families who share a mailbox do not teach that one person goes by any name [LINK-37]', () => {
  const home = { ...NO_EVIDENCE, surname: 'equal', email: 'equal', mobile: 'equal', address: 'equal' } as const
  const found: Pattern[] = [
    { evidence: { ...home, given: 'equal', birth: 'equal' }, count: 500 },
    { evidence: { ...home, given: 'near', birth: 'equal' }, count: 60 },
    { evidence: { ...home, given: 'conflict', birth: 'conflict' }, count: 400 },
    { evidence: { ...home, given: 'conflict', birth: 'unknown' }, count: 120 },
    { evidence: { ...home, given: 'unknown', birth: 'conflict' }, count: 120 },
  ]
  const { given, birth, email } = fitModel(found, DEFAULT_MODEL).model.fields
  expect(given.conflict.same).toBeLessThan(0.05)
  expect(birth.conflict.same).toBeLessThan(0.05)
  expect(email.equal.kin).toBeGreaterThan(2 * DEFAULT_MODEL.fields.email.equal.kin)
})

test('two of one surname in one home, or at one mailbox, are no strangers, whatever else is met [LINK-37]', () => {
  fc.assert(
    fc.property(patterns, fc.constantFrom('equal', 'addition', 'street'), (found, address) => {
      const surname = { ...NO_EVIDENCE, surname: 'near', given: 'conflict' } as const
      const families = [
        { ...surname, address },
        { ...surname, address: 'different', email: 'equal' },
      ] as const
      const { posteriors } = fitModel(
        [...families.map((family) => ({ evidence: family, count: 300 })), ...found],
        DEFAULT_MODEL,
      )
      for (const { kin } of posteriors.slice(0, families.length)) expect(kin).toBe(1)
    }),
    { numRuns: 20 },
  )
})

test('of a name and a town, pairs met far oftener than chance brings them are no strangers [LINK-37]', () => {
  const town = { ...NO_EVIDENCE, address: 'city' } as const
  const found = [
    { evidence: { ...town, surname: 'equal', given: 'conflict' }, count: 4_266, chance: 1_680 },
    { evidence: { ...town, surname: 'equal', given: 'equal' }, count: 2_132, chance: 7 },
    { evidence: { ...town, surname: 'different', given: 'equal' }, count: 1_215, chance: 1_270 },
    { evidence: { ...town, surname: 'near', given: 'equal' }, count: 219, chance: 2 },
  ] as const satisfies readonly Pattern[]
  const { posteriors } = fitModel(found, DEFAULT_MODEL)
  expect(posteriors[1]?.same).toBeGreaterThan(0.9)
  expect(posteriors[3]?.same).toBeGreaterThan(0.9)
  const blind = fitModel(
    found.map(({ evidence, count }) => ({ evidence, count })),
    DEFAULT_MODEL,
  )
  expect(blind.posteriors[1]?.other).toBeGreaterThan(0.9)
})
