import { Random } from '@sluis/examples/population/random'
import { describe, expect, test } from 'vitest'
import { excludedAbove, medianInterval } from '../../src/leakage/median-interval.ts'

/** Times of a machine on which every tenth measurement takes some hundred times as long. */
const noisy = (random: Random): number => 10 + 10 * random.next() + (random.chance(0.1) ? 2_000 * random.next() : 0)
const differences = (random: Random, count: number, put = 0): number[] =>
  Array.from({ length: count }, () => noisy(random) + put - noisy(random))

describe('interval of the median', () => {
  test('is that of the sign test: of seven pairs the outermost hold at 98 %, and at 99 % there is none', () => {
    expect(medianInterval([5, 1, 2, 3, 7, 4, 6], 0.98)).toEqual({ median: 4, low: 1, high: 7, apart: true })
    expect(() => medianInterval([5, 1, 2, 3, 7, 4, 6], 0.99)).toThrow(RangeError)
    // Table of the sign test: of 25 at 99 % the sixth and the twentieth.
    const many = Array.from({ length: 25 }, (_, at) => at + 1)
    expect(medianInterval(many, 0.99)).toEqual({ median: 13, low: 6, high: 20, apart: true })
  })

  test('finds a difference on a machine that is disturbed all the time, and says how small a one it excludes', () => {
    const random = new Random(7)
    const found = medianInterval(differences(random, 60, 8), 0.99)
    expect(found.apart).toBe(true)
    expect(found.low).toBeLessThan(8)
    expect(found.high).toBeGreaterThan(8)
    expect(excludedAbove(medianInterval(differences(random, 200), 0.99))).toBeLessThan(8)
  })

  test('finds a difference that is not there no more often than it says', () => {
    const random = new Random(11)
    const runs = Array.from({ length: 1_000 }, () => medianInterval(differences(random, 40), 0.99).apart)
    const found = runs.filter(Boolean).length
    expect(found).toBeLessThan(25)
  })

  test('of no difference at all it excludes all', () => {
    expect(medianInterval(new Array(20).fill(0), 0.99)).toEqual({ median: 0, low: 0, high: 0, apart: false })
  })
})
