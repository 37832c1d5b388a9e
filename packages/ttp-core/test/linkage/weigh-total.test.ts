import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DEFAULT_MODEL,
  type FieldEvidence,
  MODEL_FIELDS,
  MODEL_LEVELS,
  weigh,
  weigherOf,
} from '../../src/linkage/model/index.ts'

const evidence = fc
  .tuple(...MODEL_FIELDS.map((field) => fc.constantFrom<string>('unknown', ...MODEL_LEVELS[field])))
  .map((levels) => Object.fromEntries(MODEL_FIELDS.map((field, at) => [field, levels[at]])) as FieldEvidence)
const held = fc.option(fc.nat({ max: 61 }), { nil: undefined })

test('a total that is taken alone is the sum of the parts that explain it, to the last bit [LINK-32]', () => {
  fc.assert(
    fc.property(evidence, fc.nat({ max: 20_000_000 }), held, held, held, (levels, persons, name, email, mobile) => {
      const counts = { name, email, mobile }
      const { total } = weigh(levels, { ...counts, persons }, DEFAULT_MODEL)
      expect(weigherOf(DEFAULT_MODEL, persons)(levels, counts)).toBe(total)
    }),
    { numRuns: 2_000 },
  )
})
