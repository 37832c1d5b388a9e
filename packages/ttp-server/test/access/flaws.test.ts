import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Flaw {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly tests: string
}

const root = new URL('../../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { MUTANTS } = (await import(new URL('scripts/mutants/index.mjs', root).href)) as { MUTANTS: readonly Flaw[] }

test('every seeded flaw has its one place in the code, changes it, and names tests that are there', () => {
  expect(MUTANTS.length).toBeGreaterThan(60)
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
  for (const { name, file, find, replace, tests } of MUTANTS) {
    expect(read(file).split(find).length - 1, name).toBe(1)
    expect(replace, name).not.toBe(find)
    expect(read(tests).length, name).toBeGreaterThan(0)
  }
})

test('the record names every flaw, each found', () => {
  const rows = read('spec/attacks/access-flaws.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('packages/'))
  expect(rows.map((row) => row.split(' | ')[0]?.slice(2))).toEqual(MUTANTS.map(({ name }) => name))
  for (const row of rows) expect(row).toMatch(/\| killed \|$/)
})
