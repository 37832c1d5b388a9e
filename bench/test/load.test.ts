import { expect, test } from 'vitest'
import { load } from '../src/benchmarks/load.ts'

test('a load is measured part by part, from records of a process of its own', async () => {
  const { details } = await load.run({ records: 400, batch: 20, seed: 3 })
  const { parts, score } = details as {
    parts: { records: number; persons: number; engineMiB: number }[]
    score: { records: number; f1: number }
  }
  expect(parts.map(({ records }) => records)).toEqual([40, 80, 120, 160, 200, 240, 280, 320, 360, 400])
  const persons = parts.map((part) => part.persons)
  expect(persons).toEqual([...persons].sort((left, right) => left - right))
  expect(parts.every(({ engineMiB }) => engineMiB > 10)).toBe(true)
  expect(score.records).toBe(400)
  expect(score.f1).toBeGreaterThan(0.93)
})

test('a language that is not there is refused', async () => {
  await expect(load.run({ records: 400, language: 'xx' })).rejects.toThrow(RangeError)
})
