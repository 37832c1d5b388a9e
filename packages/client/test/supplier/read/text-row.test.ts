import { hashJoined } from '@sluis/ttp-core/supplier'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListedCells } from '../../../src/supplier/read/cells.ts'
import { CsvScanner } from '../../../src/supplier/read/csv-scanner.ts'
import { findHeader } from '../../../src/supplier/read/header.ts'
import type { RawRow } from '../../../src/supplier/read/raw-row.ts'
import { Skipped } from '../../../src/supplier/read/skipped.ts'
import type { SourceRow } from '../../../src/supplier/read/source.ts'
import { tableForm, tableReader } from '../../../src/supplier/read/table.ts'
import { TextRow } from '../../../src/supplier/read/text-row.ts'

function scan(text: string): readonly RawRow[] {
  const scanner = new CsvScanner({ delimiter: ';', quote: '"', escapedBy: 'double', spaced: false }, 1 << 20)
  return [...scanner.push(text), ...scanner.push('', true)]
}

const value = fc.string({ unit: fc.constantFrom('a', 'é', '€', ' ', '"', ';', '1'), maxLength: 20 })
const written = (cell: string, quoted: boolean): string =>
  quoted || /[";]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

describe('a row as places in a text', () => {
  it('says what the cells say: each, all, their hash, whether one is blank or a given text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 8 }), value, (cells, other) => {
        const values = cells.map(([cell]) => cell)
        const [row] = scan(`${cells.map(([cell, quoted]) => written(cell, quoted)).join(';')}\r\n`)
        if (!(row instanceof TextRow)) throw new Error('the row was not read by the short way')
        expect(row.hash()).toBe(hashJoined(values, 0x1f))
        expect(row.values).toEqual(values)
        const listed = new ListedCells(values)
        for (let at = -1; at <= values.length; at++) {
          const cell = listed.cell(at)
          expect(row.cell(at)).toBe(cell)
          if (at >= 0) expect(row.isBlank(at)).toBe(cell.trim() === '')
          expect(row.isCell(at, cell)).toBe(true)
          for (const text of [other, `${cell}a`, cell.slice(1), cell.replaceAll('"', '""')])
            expect(row.isCell(at, text)).toBe(text === cell)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('takes more cells or fewer as far as nothing is lost', () => {
    const row = (text: string): TextRow => scan(text)[0] as TextRow
    expect(row('a;b\n').fit(4)).toBe(true)
    const wide = row('a;b; ;\n')
    expect(wide.fit(1)).toBe(false)
    expect(wide.values).toEqual(['a', 'b', ' ', ''])
    expect(wide.fit(2)).toBe(true)
    expect([wide.values, wide.cell(2), wide.isCell(2, '')]).toEqual([['a', 'b'], '', true])
    const short = row('a;b\n')
    short.fit(3)
    expect([short.values, short.hash()]).toEqual([['a', 'b', ''], hashJoined(['a', 'b', ''], 0x1f)])
  })

  it('becomes the same row of a table, or is passed over for the same reason, as one that stands in a list', () => {
    const cell = fc.constantFrom(
      ...[
        '',
        ' ',
        '12',
        'R7',
        'Naam',
        'naam',
        'Postcode',
        'Totaal',
        'Totaal:',
        'pagina 2',
        '# x',
        '---',
        '=====',
        '1,50',
      ],
      ...['\u001a', 'e-mail', 'Bakker', '1016 GV', '03-05-2026', '// x', '2 rows affected', 'a"b'],
    )
    const line = fc.array(cell, { minLength: 0, maxLength: 5 })
    const read = (rows: readonly RawRow[], first: readonly RawRow[]) => {
      const skipped = new Skipped()
      const table: SourceRow[] = tableReader(tableForm(findHeader(first), first, ';'), skipped)(rows)
      const said = table.map(({ row, line: at, values, error, raw }) => ({ row, at, values: [...values], error, raw }))
      return { said, skipped: [...skipped.all()] }
    }
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const full = Array.from({ length: 6 }, (_, at) => `${at};Bakker;1016 GV;;`)
        const text = ['Klantnr;Naam;Postcode;Bedrag;', ...full, ...lines.map((cells) => cells.join(';'))].join('\n')
        const listed = scan(`${text}\n`).map(({ values, line: at, lastLine }) => ({ values, line: at, lastLine }))
        expect(read(scan(`${text}\n`), scan(`${text}\n`))).toEqual(read(listed, listed))
      }),
      { numRuns: 2_000 },
    )
  })
})
