import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generate } from '../generate.ts'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

describe('the tables of canonical identifiers [IDEN-3]', () => {
  it.each([...generate()])('%s is what the code uses, to the byte', (name, content) => {
    expect(read(name) === content, `${name} is out of date: run spec/tables/generate.ts`).toBe(true)
  })
})

describe('the repertoire [IDEN-4]', () => {
  const table = JSON.parse(read('identifier-repertoire.json')) as { repertoire: string[]; letters: string[] }
  const points = (ranges: string[]): number[] =>
    ranges.flatMap((range) => {
      const [from = '', to = from] = range.split('-')
      return Array.from({ length: Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1 }, (_, at) => {
        return Number.parseInt(from, 16) + at
      })
    })

  it('holds assigned characters only, and every letter', () => {
    const repertoire = new Set(points(table.repertoire))
    const unusable = [...repertoire].filter((point) => /[\p{Cn}\p{Co}\p{Cs}\p{Cc}]/u.test(String.fromCodePoint(point)))
    expect(unusable).toEqual([])
    expect(points(table.letters).filter((point) => !repertoire.has(point))).toEqual([])
    expect(repertoire.has(0x19b)).toBe(false)
  })
})
