import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TARGETS } from '../../src/fuzz/targets/index.ts'
import { CENSUS, READS, REASONS } from './census.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDERS = ['packages/client/src', 'packages/portal/src', 'packages/ttp-server/src']

/** Source files in which something is read, by what stands in them. */
const readers = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && READS.test(readFileSync(join(ROOT, file), 'utf8')),
    ),
).sort()

describe('what reads bytes from outside is fed with hostile input', () => {
  test('every file that reads anything is in the census: a new one names its fuzz target, or why it needs none [SECU-26]', () => {
    expect(readers.filter((file) => CENSUS[file] === undefined)).toEqual([])
  })

  test('the census names no file that reads nothing any more', () => {
    expect(Object.keys(CENSUS).filter((file) => !readers.includes(file))).toEqual([])
  })

  test('the targets and reasons that it names are there', () => {
    const known = new Set<string>([...TARGETS.map(({ name }) => name), ...Object.keys(REASONS)])
    expect(
      Object.values(CENSUS)
        .flat()
        .filter((name) => !known.has(name)),
    ).toEqual([])
  })
})
