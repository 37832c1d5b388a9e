import fc from 'fast-check'
import papaparse from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../src/supplier/check/safe-cell.ts'

/** What a spreadsheet calculates, or calls, when a cell begins with it. */
const FORMULA = /^[ ]*[=+\-@\t\r＝＋－＠]/
/** Of these it makes at most another number. */
const NUMBER = /^[ ]*[+-] ?[\d(][\d ().-]*"?$/

/** The cells of a line as a program sees them that parts it at `delimiter`, whatever it was written for. */
function cellsOf(line: string, delimiter: string): string[] {
  const { data } = papaparse.parse<string[]>(line, { delimiter, newline: '\r\n' })
  return data.flat()
}

/** As a program sees them that knows no quotes: each separator and each line break is one. */
const bareCellsOf = (line: string): string[] => line.split(/[;,|\t\r\n]/)

describe('a line of CSV for a spreadsheet', () => {
  it.each([
    "=cmd|' /C calc'!A0",
    '+1+cmd',
    '-2+3+cmd',
    '@SUM(1+1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    'Jansen,=HYPERLINK("https://x.example";"klik")',
    'Jansen;=1+1',
    'Jansen\n=1+1',
    'Jansen\t@SUM(A1)',
    'a|-1+cmd',
    'Jansen, =1+1',
    '";=1+1',
    '",=1+1,"',
    'x"\r\n=1+1',
  ])('runs nothing of %j, at whichever separator the cells are parted', (value) => {
    const line = csvLine(['Ede', value, value])
    for (const delimiter of [';', ',', '\t', '|'])
      for (const cell of cellsOf(line, delimiter)) expect(NUMBER.test(cell) || !FORMULA.test(cell)).toBe(true)
    for (const cell of bareCellsOf(line)) expect(NUMBER.test(cell) || !FORMULA.test(cell)).toBe(true)
  })

  it('runs nothing of any text', () => {
    const unit = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      ',',
      ';',
      '|',
      '\t',
      '\r',
      '\n',
      '"',
      "'",
      ' ',
      'a',
      '1',
      '(',
    )
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 4 }), (values) => {
        const line = csvLine(values)
        for (const cell of [...cellsOf(line, ';'), ...bareCellsOf(line)])
          expect(NUMBER.test(cell) || !FORMULA.test(cell)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves names, addresses, lists of telephone numbers and what is no formula as they are', () => {
    for (const value of [
      'de Vries-Jansen',
      'x@voorbeeld.nl',
      'Dorpsstraat 1, -2',
      '06-123, +31 6 123',
      '',
      'Jan, Piet',
      "'t Zand",
    ])
      expect(cellsOf(csvLine([value, 'x']), ';')[0]).toBe(value)
  })
})
