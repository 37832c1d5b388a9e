import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const text = readFileSync(new URL('SECURITY.md', root), 'utf8')
const [claims = '', list = ''] = text.split('## What holds each claim')

/** The rows of the list: name, path, and the title of a test or the name of a proof. */
const POINTERS = [...list.matchAll(/^\| ([A-Z]\d+) +\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, path, which]) => ({
  name: name ?? '',
  path: path ?? '',
  which: which ?? '',
}))

/** Whether a file holds a test of this title, or a proof of this name that held. */
function holds(path: string, which: string): boolean {
  const file = new URL(path, root)
  if (!existsSync(file)) return false
  const content = readFileSync(file, 'utf8')
  if (path.endsWith('STATUS.md')) return new RegExp(`^\\| ${which} \\|.*\\| held \\|$`, 'm').test(content)
  return content.includes(which)
}

test.each(POINTERS)('$name: $which', ({ path, which }) => {
  expect(holds(path, which)).toBe(true)
})

test('every claim names what holds it, and nothing is in the list that no claim names', () => {
  const names = POINTERS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  const named = [...new Set(claims.match(/\b[A-Z]\d+\b/g) ?? [])]
  expect(named.sort()).toEqual([...names].sort())
})

test('every row of a table of claims names something', () => {
  const tables = claims.split(/\n\n/).filter((block) => /\| held by +\|/.test(block.split('\n')[0] ?? ''))
  expect(tables.length).toBeGreaterThan(6)
  const rows = tables.flatMap((table) => table.split('\n').slice(2))
  const unheld = rows.filter((row) => !/\| *[A-Z]\d+(, [A-Z]\d+)* *\|$/.test(row))
  expect(rows.length).toBeGreaterThan(35)
  expect(unheld).toEqual([])
})

test('a pointer to nothing is found', () => {
  expect(holds('spec/security-pointers.test.ts', 'a title that ' + 'no test has')).toBe(false)
  expect(holds('spec/no-such.test.ts', 'a pointer to nothing is found')).toBe(false)
  expect(holds('spec/formal/STATUS.md', 'PROT-999')).toBe(false)
})
