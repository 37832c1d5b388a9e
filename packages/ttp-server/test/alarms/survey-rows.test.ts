import type { Identity } from '@sluis/ttp-core/identity'
import { describe, expect, test } from 'vitest'
import { FanCount } from '../../src/domains/identity/alarms/fan-count.ts'
import { RunCount } from '../../src/domains/identity/alarms/run-count.ts'
import { RowSurvey } from '../../src/domains/identity/alarms/survey-rows.ts'
import { dictionaries, shuffled, visitors } from './dictionaries.ts'

const kindsOf = (rows: readonly Identity[]): readonly string[] => {
  const survey = new RowSurvey()
  for (const row of rows) survey.add(row)
  return survey.findings().map(({ kind }) => kind)
}

describe('a dictionary raises the alarm of its kind, in whatever order and however often its rows come [HTTP-74]', () => {
  test.each(Object.entries(dictionaries))('%s', (_, { kind, row }) => {
    const rows = Array.from({ length: 400 }, (__, at) => row(at))
    expect(kindsOf(rows)).toContain(kind)
    expect(kindsOf(shuffled([...rows, ...rows]))).toContain(kind)
  })

  test.each(Object.entries(dictionaries))('%s, among twice as many visitors', (_, { kind, row }) => {
    // House numbers are asked for a larger share: a library may have half of a street.
    const words = Array.from({ length: kind === 'house-number-sequence' ? 8_000 : 2_000 }, (__, at) => row(at))
    expect(kindsOf(shuffled([...words, ...visitors(1_000)]))).toContain(kind)
  })
})

test('a list of visitors raises none, nor do consecutive relation numbers, as every till gives them [HTTP-74]', () => {
  expect(kindsOf(visitors(5_000))).toEqual([])
  expect(kindsOf(visitors(5_000).map((row, at) => ({ ...row, relationNumber: String(100_000 + at) })))).toEqual([])
})

test('fewer values than a hundred say nothing', () => {
  const phones = (count: number): Identity[] =>
    Array.from({ length: count }, (_, at) => ({ phone: `+316${12_345_600 + at}`, phoneKind: 'mobile' }))
  expect(kindsOf(phones(99))).toEqual([])
  expect(kindsOf(phones(100))).toEqual(['phone-sequence'])
})

test('a run of millions is found in bounded memory, and strangers among them are not [HTTP-74]', () => {
  const [run, strangers] = [new RunCount(), new RunCount()]
  for (let at = 0; at < 3_000_000; at += 1) run.add('', at)
  for (let at = 0; at < 300_000; at += 1) strangers.add('', at * 1_009)
  expect(run.result().share).toBeGreaterThan(0.99)
  expect(run.result().values / 3_000_000).toBeCloseTo(1, 1)
  expect(strangers.result().share).toBe(0)
})

test('half of a street is half a run', () => {
  const count = new RunCount()
  let state = 1
  for (let at = 0; at < 40_000; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    if (state >= 2 ** 31) count.add('street', at)
  }
  expect(count.result().share).toBeGreaterThan(0.45)
  expect(count.result().share).toBeLessThan(0.55)
})

test('many values beside one are found in bounded memory', () => {
  const fans = new FanCount()
  for (let at = 0; at < 300_000; at += 1) fans.add(`mailbox${at % 10_000}`, `provider${at}`)
  expect(fans.result().share).toBe(1)
  const pairs = new FanCount()
  for (let at = 0; at < 300_000; at += 1) pairs.add(`mailbox${at}`, 'provider')
  expect(pairs.result().share).toBe(0)
})
