import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile, FileError, MAPPED_FIELDS, type Mapping, parseMapping, planRows } from '../../src/supplier/index.ts'
import { fileWith } from './sample-file.ts'

/** Names that every object has, or that stand for what it is made of. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__']
const name = fc.oneof(fc.constantFrom(...INHERITED), fc.string({ maxLength: 12 }))
const field = fc.constantFrom(...MAPPED_FIELDS)
const table = (value: fc.Arbitrary<string>): fc.Arbitrary<[string, string][]> =>
  fc.uniqueArray(fc.tuple(name, value), { maxLength: 6, selector: ([key]) => key })
/** As `JSON.parse` makes it: a key `__proto__` is one of the object's own. */
const object = (entries: readonly (readonly [string, unknown])[]): object =>
  JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`)
const codeOf = (run: () => unknown): unknown => {
  try {
    run()
    return undefined
  } catch (error) {
    return error instanceof FileError ? [error.code, error.where.field] : error
  }
}

describe('names that every object has', () => {
  it('a mapping keeps every key that it was given, or is refused: none is lost without a word', () => {
    fc.assert(
      fc.property(table(field), table(fc.string()), table(fc.string()), (columns, words, answers) => {
        const given = object([
          ['columns', object(columns)],
          ['values', object([['offerGenre', object(words)]])],
          ['answers', object(answers)],
        ])
        let parsed: Mapping
        try {
          parsed = parseMapping(given)
        } catch (error) {
          expect(error).toMatchObject({ code: 'MAPPING_UNREADABLE' })
          expect([columns, words, answers].some((all) => all.some(([key]) => key === '__proto__'))).toBe(true)
          return
        }
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(given))
      }),
      { numRuns: 500 },
    )
  })

  it('what cannot be held is refused with its place, however deep', () => {
    expect(codeOf(() => parseMapping(JSON.parse('{"columns":{"__proto__":"email"}}')))).toEqual([
      'MAPPING_UNREADABLE',
      'columns.__proto__',
    ])
    expect(codeOf(() => parseMapping(JSON.parse('{"columns":{"A":{"field":"email","__proto__":{}}}}')))).toEqual([
      'MAPPING_UNREADABLE',
      'columns.A.__proto__',
    ])
    const constants = '{"columns":{"A":"email"},"constants":{"__proto__":"NL"}}'
    expect(codeOf(() => parseMapping(JSON.parse(constants)))).toEqual(['MAPPING_UNREADABLE', 'constants.__proto__'])
    expect(codeOf(() => parseMapping(JSON.parse('{"__proto__":{"columns":{"A":"email"}}}')))).toEqual([
      'MAPPING_UNREADABLE',
      '__proto__',
    ])
  })

  it('as headers of a file they are columns like others, whatever their order', () => {
    const cells: Readonly<Record<string, (row: number) => string>> = {
      email: (row) => `bezoeker${row}@voorbeeld.nl`,
      visitDate: (row) => `2026-03-${10 + row}`,
    }
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...INHERITED), { minLength: 2, maxLength: 5 }), (headers) => {
        const [first = '', second = ''] = headers
        const columns = object([
          [first, 'email'],
          [second, 'visitDate'],
        ])
        const sample = Array.from({ length: 12 }, (_, row) => ({
          row: row + 1,
          line: row + 2,
          values: headers.map(
            (_, at) => (at === 0 ? cells.email?.(row) : at === 1 ? cells.visitDate?.(row) : 'x') ?? '',
          ),
        }))
        const plan = planRows({ format: 'csv', columns: headers, sample }, { columns } as Mapping)
        expect(Object.entries(plan.mapping.columns)).toEqual(Object.entries(columns))
        expect(plan.unmapped).toEqual(headers.slice(2))
      }),
    )
  })

  it('an e-mail address below such a header is found and reported', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `${row};bezoeker${row}@voorbeeld.nl;2026-03-${10 + (row % 9)}`)
    const report = await checkFile(fileWith(`constructor;__proto__;Bezoekdatum\n${rows.join('\n')}\n`))
    expect(report.columns).toContainEqual(expect.objectContaining({ column: '__proto__', field: 'email' }))
    expect(report.unmapped).toEqual(['constructor'])
  })
})
