import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_MODEL, learnScale, levelKey, type ScaleCounts } from '../../src/linkage/model/index.ts'

/** What is met of a file of people who have as many records each, when one record in `part` is taken. */
function met(part: number, { persons, each, kin }: { persons: number; each: number; kin: number }): ScaleCounts {
  const records = (persons * each) / part
  const pairs = (ofPersons: number): number => (ofPersons * each ** 2) / part ** 2
  return {
    records,
    persons: persons * (1 - (1 - 1 / part) ** each),
    samePairs: (persons * each * (each - 1)) / 2 / part ** 2,
    kinPairs: pairs((persons * kin) / 2),
    otherPairs: new Map([[levelKey('address', 'equal'), pairs(persons * 3)]]),
    random: [],
  }
}

const file = fc.record({
  persons: fc.integer({ min: 20_000, max: 10_000_000 }),
  each: fc.integer({ min: 3, max: 20 }),
  kin: fc.double({ min: 0.2, max: 4, noNaN: true }),
})

test('how many kin a person has does not depend on how small a part of the records is learnt from', () => {
  fc.assert(
    fc.property(file, fc.integer({ min: 2, max: 50 }), (all, part) => {
      const [whole, some] = [learnScale(DEFAULT_MODEL, met(1, all)), learnScale(DEFAULT_MODEL, met(part, all))]
      // Half a bit: pairs that are one person are fewer by one record of each than pairs of kin are.
      expect(Math.abs(Math.log2(some.kinPerPerson / whole.kinPerPerson))).toBeLessThan(0.6)
      const held = (model: typeof whole): number => model.fields.address.equal.other
      expect(Math.abs(Math.log2(held(some) / held(whole)))).toBeLessThan(0.6)
    }),
  )
})

test('of a whole file it is the number of kin', () => {
  fc.assert(
    fc.property(file, (all) => {
      const { kinPerPerson } = learnScale(DEFAULT_MODEL, met(1, all))
      expect(kinPerPerson).toBeGreaterThan(0.999 * all.kin)
      expect(kinPerPerson).toBeLessThan((1.001 * all.kin * all.each) / (all.each - 1))
    }),
  )
})

test('records of which no two are one person still give a model', () => {
  const counts = { records: 500, persons: 500, samePairs: 0, kinPairs: 3, otherPairs: new Map(), random: [] }
  expect(learnScale(DEFAULT_MODEL, counts).kinPerPerson).toBeCloseTo(3)
})
