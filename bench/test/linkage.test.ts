import { expect, test } from 'vitest'
import { engines } from '../src/benchmarks/engines.ts'
import { scale } from '../src/benchmarks/scale.ts'
import { weeks } from '../src/benchmarks/weeks.ts'
import { CULTURES } from '../src/cultures/cultures.ts'
import { sampleRecords } from '../src/cultures/records.ts'
import { agreementOf } from '../src/linkage/numbered.ts'

const records = 400

test('partitions agree wholly with themselves and not with others', () => {
  expect(agreementOf(['a', 'a', 'b', ''], ['x', 'x', 'y', '']).bCubedF1).toBe(1)
  expect(agreementOf(['a', 'a'], ['x', 'y']).bCubedF1).toBeLessThan(1)
  // Records without a number are not one person.
  expect(agreementOf(['', ''], ['x', 'x']).clusters).toBe(2)
})

test('a small population is resolved well', async () => {
  const { figure, details } = await scale.run({ sizes: String(records) })
  expect(figure).toBeGreaterThan(0.93)
  expect(details?.results).toHaveLength(1)
})

test('a year of weeks ends where one batch ends, and few numbers change on the way', async () => {
  const { figure, comparison, details } = await weeks.run({ records })
  expect(Math.abs(figure - comparison.figure)).toBeLessThan(0.02)
  const { mean } = (details as { numbersChangedInAWeek: { mean: number } }).numbersChangedInAWeek
  expect(mean).toBeLessThan(0.005)
})

test('four engines make nobody twice', async () => {
  const { figure, details } = await engines.run({ records, batch: 50 })
  expect(figure).toBeGreaterThan(0.95)
  expect(details?.sameRecordsGivenToAll).toEqual({ madeTwice: 0 })
})

test.each(Object.keys(CULTURES))('a sample of %s has people who come again, and is the same again', (culture) => {
  const sample = { culture, records, slips: 0.1, missing: 0.2 }
  const made = sampleRecords(sample, 1)
  expect(made).toHaveLength(records)
  expect(new Set(made.map(({ truth }) => truth)).size).toBeLessThan(records / 2)
  expect(sampleRecords(sample, 1)).toEqual(made)
  expect(made.filter(({ identity }) => identity.familyName !== undefined).length).toBeGreaterThan(records / 2)
})
