import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PartitionScorer } from '../../src/evaluate/index.ts'

const records = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'b', 'c', 'd')), {
  minLength: 1,
  maxLength: 30,
})

function scoreOf(rows: readonly (readonly [number, string])[]) {
  const scorer = new PartitionScorer()
  for (const [given, truth] of rows) scorer.add(given, truth)
  return scorer.score()
}

test('precision and recall are those of the pairs, counted one by one', () => {
  fc.assert(
    fc.property(records, (rows) => {
      let [both, given, truth] = [0, 0, 0]
      for (const [index, left] of rows.entries()) {
        for (const right of rows.slice(index + 1)) {
          const sameGiven = left[0] === right[0]
          const sameTruth = left[1] === right[1]
          if (sameGiven) given += 1
          if (sameTruth) truth += 1
          if (sameGiven && sameTruth) both += 1
        }
      }
      const score = scoreOf(rows)
      expect(score.precision).toBeCloseTo(given === 0 ? 1 : both / given)
      expect(score.recall).toBeCloseTo(truth === 0 ? 1 : both / truth)
      expect(score.records).toBe(rows.length)
    }),
  )
})

test('B-cubed is the mean over the records', () => {
  fc.assert(
    fc.property(records, (rows) => {
      const mean = (side: 0 | 1): number => {
        const other = side === 0 ? 1 : 0
        const shares = rows.map((row) => {
          const mates = rows.filter((mate) => mate[side] === row[side])
          return mates.filter((mate) => mate[other] === row[other]).length / mates.length
        })
        return shares.reduce((sum, share) => sum + share, 0) / rows.length
      }
      const [precision, recall] = [mean(0), mean(1)]
      expect(scoreOf(rows).bCubedF1).toBeCloseTo((2 * precision * recall) / (precision + recall))
    }),
  )
})

test('everything right, everything apart, everything together', () => {
  expect(
    scoreOf([
      [0, 'a'],
      [0, 'a'],
      [1, 'b'],
    ]),
  ).toMatchObject({ f1: 1, bCubedF1: 1, clusters: 2, trueClusters: 2 })
  expect(
    scoreOf([
      [0, 'a'],
      [1, 'a'],
      [2, 'b'],
    ]),
  ).toMatchObject({ precision: 1, recall: 0, f1: 0, clusters: 3 })
  expect(
    scoreOf([
      [0, 'a'],
      [0, 'a'],
      [0, 'b'],
    ]),
  ).toMatchObject({ precision: 1 / 3, recall: 1, largestCluster: 3 })
})
