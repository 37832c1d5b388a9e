import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CASES } from './make/cases.ts'
import { corpusFiles, corpusList, FOLDER } from './make/write.ts'

test('the files of the corpus are those that the generator writes, byte for byte', () => {
  const made = corpusFiles()
  expect(readdirSync(FOLDER).sort()).toEqual([...made.keys()].sort())
  const other = [...made].filter(([name, bytes]) => !readFileSync(join(FOLDER, name)).equals(bytes))
  expect(other.map(([name]) => name)).toEqual([])
})

test('no file holds a mail address of a domain that somebody could have', () => {
  for (const { name, bytes } of CASES) {
    const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
    const domains = [...text.matchAll(/@([a-z0-9-]+(?:\.[a-z0-9-]+)*)/gi)].map(([, domain = '']) => domain)
    expect(
      domains.filter((domain) => domain.includes('.') && !/\.example$/i.test(domain)),
      name,
    ).toEqual([])
  }
})

test('the README lists every file', () => {
  expect(readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')).toContain(corpusList())
})
