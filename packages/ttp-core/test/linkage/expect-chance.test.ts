import { expect, test } from 'vitest'
import type { FieldEvidence } from '../../src/linkage/index.ts'
import { expectChance, NO_EVIDENCE } from '../../src/linkage/index.ts'

const name = (surname: 'equal' | 'different', given: 'equal' | 'conflict'): FieldEvidence => ({
  ...NO_EVIDENCE,
  surname,
  given,
})

test('what independent fields show together is expected as often as they show it', () => {
  const random = [
    ...Array.from({ length: 900 }, () => name('different', 'conflict')),
    ...Array.from({ length: 50 }, () => name('equal', 'conflict')),
    ...Array.from({ length: 50 }, () => name('different', 'equal')),
    ...Array.from({ length: 1_000 }, () => NO_EVIDENCE),
  ]
  const chanceOf = expectChance(random, 1_000_000)
  // Half know a name; of those one in twenty has the surname, one in twenty the given name.
  expect(chanceOf(name('equal', 'equal')) / (500_000 * 0.05 * 0.05)).toBeCloseTo(1, 1)
  expect(chanceOf(name('different', 'conflict')) / (500_000 * 0.95 * 0.95)).toBeCloseTo(1, 2)
  // Never drawn: as if it had been once.
  expect(chanceOf({ ...NO_EVIDENCE, birth: 'equal' }) / (1_000_000 / 2_001)).toBeCloseTo(1, 6)
})
