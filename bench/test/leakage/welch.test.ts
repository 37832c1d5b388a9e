import { Random } from '@sluis/examples/population/random'
import { expect, test } from 'vitest'
import type { TimedOperation } from '../../src/leakage/time-operation.ts'
import { timeOperation } from '../../src/leakage/time-operation.ts'
import { compare, compareCropped, T_MAX } from '../../src/leakage/welch.ts'

const normal = (count: number, mean: number, seed: number): number[] => {
  const random = new Random(seed)
  return Array.from({ length: count }, () => {
    let sum = 0
    for (let draw = 0; draw < 12; draw += 1) sum += random.next()
    return mean + sum - 6
  })
}

test("Welch's t of a worked example", () => {
  // Two samples whose statistic follows by hand: means 20.6 and 22.9, variances 9.3 and 6.7 by five.
  const compared = compare([17, 19, 20, 22, 25], [20, 22, 22, 24, 26.5])
  expect(compared.means).toEqual([20.6, 22.9])
  expect(compared.t).toBeCloseTo(-2.3 / Math.sqrt(9.3 / 5 + 6.05 / 5), 6)
})

test('equal classes are not told apart, classes that differ by a fifth of their spread are, and so is what a tail hides', () => {
  const [one, same, other] = [normal(5_000, 10, 1), normal(5_000, 10, 2), normal(5_000, 10.2, 3)]
  expect(Math.abs(compareCropped(one, same).t)).toBeLessThan(T_MAX)
  expect(Math.abs(compareCropped(one, other).t)).toBeGreaterThan(T_MAX)
  const disturbed = (values: readonly number[]): number[] =>
    values.map((value, at) => (at % 50 === 0 ? value + 5_000 : value))
  expect(Math.abs(compare(disturbed(one), disturbed(other)).t)).toBeLessThan(T_MAX)
  expect(Math.abs(compareCropped(disturbed(one), disturbed(other)).t)).toBeGreaterThan(T_MAX)
})

test('two constants that differ are told apart, two that do not are not; one measurement is none', () => {
  expect(Math.abs(compare([1, 1], [2, 2]).t)).toBeGreaterThan(T_MAX)
  expect(compare([1, 1], [1, 1]).t).toBe(0)
  expect(() => compare([1], [2, 3])).toThrow(RangeError)
})

test('every measurement of an operation is of a class, and an error of it is part of it', () => {
  let runs = 0
  const operation: TimedOperation = {
    name: 'throwing',
    about: '',
    inputs: (kind, count) => Array.from({ length: count }, () => kind),
    run: () => {
      runs += 1
      throw new Error('refused')
    },
    repeat: 2,
  }
  const { counts } = timeOperation(operation, 1_000, new Random(1))
  expect(counts[0] + counts[1]).toBeGreaterThan(400)
  expect(runs).toBe(3_000)
})
