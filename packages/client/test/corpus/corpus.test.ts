import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compare, type Recognition, recognitions } from './compare.ts'
import { CASES } from './make/cases.ts'
import { type Expected, expectedName } from './make/expected.ts'
import { FOLDER } from './make/write.ts'
import { observe } from './observe.ts'

/** Files that are not read as expected yet, with the reason. */
const PENDING = JSON.parse(readFileSync(join(import.meta.dirname, 'pending.json'), 'utf8')) as Record<string, string>
/** Stands in that list for the figures of all files together. */
const ALL = '*'
const judged: {
  file: string
  name: string
  recognition: Recognition
  identity: boolean
  is: string
  wanted: string
}[] = []

describe('the corpus of ugly files', () => {
  for (const { name } of CASES) {
    const pending = PENDING[name]
    test(`${name} is ${pending === undefined ? '' : 'not yet '}read as a careful human would`, async () => {
      const expected = JSON.parse(readFileSync(join(FOLDER, expectedName(name)), 'utf8')) as Expected
      const observed = await observe(join(FOLDER, name), expected)
      judged.push(...recognitions(expected, observed).map((item) => ({ file: name, ...item })))
      const differences = compare(expected, observed)
      // A file that is read well by now must be taken off the list, or it could fail again unseen.
      if (pending !== undefined) expect(differences, `${name} is no longer pending`).not.toEqual([])
      else expect(differences).toEqual([])
    })
  }

  test('names no pending file that is not there', () => {
    expect(Object.keys(PENDING).filter((name) => name !== ALL && !CASES.some((item) => item.name === name))).toEqual([])
  })

  test('recognises at least 95 of 100 columns, and no identity column wrongly in silence', () => {
    const right = judged.filter(({ recognition }) => recognition === 'right').length / judged.length
    const silent = judged.filter(({ recognition, identity }) => identity && recognition === 'silently wrong')
    if (PENDING[ALL] !== undefined)
      expect(right < 0.95 || silent.length > 0, 'recognition is no longer pending').toBe(true)
    else {
      expect(silent).toEqual([])
      expect(right).toBeGreaterThanOrEqual(0.95)
    }
  })
})

afterAll(() => {
  const count = (kind: Recognition, identity = false): number =>
    judged.filter((item) => item.recognition === kind && (!identity || item.identity)).length
  const share = (number: number): string => `${((100 * number) / Math.max(1, judged.length)).toFixed(1)}%`
  const kinds = ['right', 'asked', 'missed', 'silently wrong'] as const
  const asked = judged.filter(({ is }) => is === 'ask').length
  const figures = kinds.map((kind) => `${kind} ${count(kind)} (${share(count(kind))}, identity ${count(kind, true)})`)
  process.stdout.write(
    `columns of the corpus: ${judged.length}; ${figures.join('; ')}; a question about ${asked}; pending files ${Object.keys(PENDING).filter((name) => name !== ALL).length}\n`,
  )
})
