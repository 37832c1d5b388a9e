import fc from 'fast-check'
import papaparse from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { FileError } from '../../../src/supplier/findings.ts'
import { type CsvForm, CsvScanner } from '../../../src/supplier/read/csv-scanner.ts'
import type { RawRow } from '../../../src/supplier/read/raw-row.ts'

const FORM: CsvForm = { delimiter: ';', quote: '"', escapedBy: 'double', spaced: false }

/** Reads text in pieces that end at these places. */
function scan(text: string, form: CsvForm = FORM, cuts: readonly number[] = [], maxLength = 1 << 20): RawRow[] {
  const scanner = new CsvScanner(form, maxLength)
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  const rows: RawRow[] = []
  let from = 0
  for (const to of [...places, text.length]) {
    rows.push(...scanner.push(text.slice(from, to)))
    from = to
  }
  return [...rows, ...scanner.push('', true), ...scanner.push('', true)].map(plain)
}
/** A row as it reads, however it is kept. */
const plain = ({ values, line, lastLine, unclear }: RawRow): RawRow => ({
  values: [...values],
  line,
  lastLine,
  ...(unclear && { unclear }),
})
const valuesOf = (rows: readonly RawRow[]): string[][] => rows.map(({ values }) => [...values])

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', ';', ',', '\t', '|', '"', "'", '\n', '\r', '\\', '1'),
  maxLength: 6,
})
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
const cuts = fc.array(fc.nat(400), { maxLength: 12 })
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

describe('CsvScanner', () => {
  it('reads back every table in every dialect, wherever the pieces end', () => {
    const dialect = fc.record({
      delimiter: fc.constantFrom(';', ',', '\t', '|'),
      quote: fc.constantFrom('"' as const, "'" as const),
      escapedBy: fc.constantFrom('double' as const, 'backslash' as const),
    })
    fc.assert(
      fc.property(table, dialect, lineEnd, fc.boolean(), cuts, (rows, form, end, ended, places) => {
        const { quote, escapedBy, delimiter } = form
        const written = rows.map((row) =>
          row
            .map((value) => {
              if (escapedBy === 'double') return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`
              return `${quote}${value.replace(/["'\\]/g, (mark) => `\\${mark}`)}${quote}`
            })
            .join(delimiter),
        )
        const text = written.join(end) + (ended ? end : '')
        expect(valuesOf(scan(text, { ...form, spaced: false }, places))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  it('finds the line ends again behind a quote that was none, having looked beyond them', () => {
    const text = ' \r;";\r\n;ax;y;z\n\n;""\nbc""";";;";;"\n"a ";";'
    const lines = scan(text).map(({ values, line }) => [line, ...values])
    expect(lines.slice(0, 5)).toEqual([
      [1, ' '],
      [2, '', '"', ''],
      [3, '', 'ax', 'y', 'z'],
      [4, ''],
      [5, '', ''],
    ])
    fc.assert(
      fc.property(cuts, (places) => {
        expect(scan(text, FORM, places)).toEqual(scan(text))
      }),
    )
  })

  it('reads plain values alike with and without quotes, and as papaparse does', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '1', '-'), minLength: 1, maxLength: 5 })
    const rows = fc.array(fc.tuple(plain, plain, plain), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, cuts, fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }), (lines, places, quoted) => {
        let at = 0
        const write = (value: string): string => (quoted[at++ % quoted.length] ? `"${value}"` : value)
        const text = lines.map((line) => line.map(write).join(';')).join('\n')
        const found = valuesOf(scan(text, FORM, places))
        expect(found).toEqual(lines)
        expect(found).toEqual(papaparse.parse(text, { delimiter: ';', newline: '\n' }).data)
      }),
    )
  })

  it('reads every well-formed file as papaparse does: quoted where it must be or not, every separator and line end', () => {
    const file = fc.record({
      rows: table,
      delimiter: fc.constantFrom(';', ',', '\t', '|'),
      quote: fc.constantFrom('"' as const, "'" as const),
      newline: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
      quoted: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      ended: fc.boolean(),
    })
    fc.assert(
      fc.property(file, cuts, ({ rows, delimiter, quote, newline, quoted, ended: wanted }, places) => {
        // A last line of one empty cell is a line only if it ends.
        const ended = wanted || rows.at(-1)?.join('') === ''
        let at = 0
        const write = (value: string): string => {
          const must = [delimiter, quote, '\n', '\r'].some((sign) => value.includes(sign))
          return must || quoted[at++ % quoted.length]
            ? `${quote}${value.replaceAll(quote, quote + quote)}${quote}`
            : value
        }
        const text = rows.map((row) => row.map(write).join(delimiter)).join(newline) + (ended ? newline : '')
        const { data } = papaparse.parse<string[]>(text, { delimiter, newline, quoteChar: quote })
        // papaparse takes the end of the last line for one more.
        const theirs = ended ? data.slice(0, -1) : data
        expect(valuesOf(scan(text, { delimiter, quote, escapedBy: 'double', spaced: false }, places))).toEqual(theirs)
        expect(theirs).toEqual(rows)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the same rows and lines wherever the pieces end, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' '), maxLength: 60 })
    const outcome = (written: string, places: readonly number[]): unknown => {
      try {
        return scan(written, FORM, places)
      } catch (error) {
        return (error as Error).message
      }
    }
    fc.assert(
      fc.property(text, cuts, (written, places) => {
        expect(outcome(written, places)).toEqual(outcome(written, []))
      }),
      { numRuns: 1_000 },
    )
  })

  it('reads a text alike by the short way and by every rule, which files with backslashes are read by', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '€', ';', '"', '""', '";"', '\n', '\r\n', '\r', ' '),
      maxLength: 80,
    })
    const outcome = (written: string, form: CsvForm, places: readonly number[], longest: number): unknown => {
      try {
        return scan(written, form, places, longest)
      } catch (error) {
        return [(error as FileError).code, (error as FileError).where]
      }
    }
    fc.assert(
      fc.property(text, cuts, fc.constantFrom(12, 1_000), (written, places, longest) => {
        const byRules = outcome(written, { ...FORM, escapedBy: 'backslash' }, places, longest)
        expect(outcome(written, FORM, places, longest)).toEqual(byRules)
      }),
      { numRuns: 5_000 },
    )
  })

  it('counts lines as an editor does, through quoted breaks of every kind', () => {
    const rows = scan('a;b\r\n"1\n2";x\r"3\r\n4\r5";y\n\nz;w')
    expect(rows.map(({ line, lastLine }) => [line, lastLine])).toEqual([
      [1, 1],
      [2, 3],
      [4, 6],
      [7, 7],
      [8, 8],
    ])
  })

  it('loses the line of a stray quote and no other', () => {
    const rows = scan('1;"t Zand;x\n2;a;b\n3;"De Zon";c\n4;"oops;d\n5;e;f')
    expect(rows.map(({ values, unclear }) => (unclear ? 'unclear' : values[0]))).toEqual([
      'unclear',
      '2',
      '3',
      'unclear',
      '5',
    ])
  })

  it('keeps quotes that stand inside a value', () => {
    expect(valuesOf(scan('5" vinyl;Café "De Zon";"De "Zon" aan zee"\n'))).toEqual([
      ['5" vinyl', 'Café "De Zon"', 'De "Zon" aan zee'],
    ])
  })

  it('gives the rows before a quote that nothing closes, then says its line', () => {
    const scanner = new CsvScanner(FORM, 1 << 20)
    expect(valuesOf(scanner.push('1;a\n2;"b\n3;c', true))).toEqual([['1', 'a']])
    expect(() => scanner.push('', true)).toThrow(
      expect.objectContaining({ code: 'QUOTE_NOT_CLOSED', where: { line: 2 } }),
    )
  })

  it('refuses a row that is too long, and one that a quote holds open, without holding more', () => {
    expect(() => scan(`a;${'x'.repeat(200)}`, FORM, [50, 100, 150], 100)).toThrow('ROW_TOO_LONG')
    expect(() => scan(`a;"${'x\n'.repeat(100)}`, FORM, [50, 100, 150], 100)).toThrow('QUOTE_NOT_CLOSED')
  })
})
