import { describe, expect, it } from 'vitest'
import { checkFile } from '../../../src/supplier/index.ts'
import { codeOf, fileOf, readFile } from './read-file.ts'

const HEAD = 'Naam;E-mail;Datum;Prijs'
const ROW = 'Jansen;jan@voorbeeld.nl;14-01-2026;12,50'
const values = (rows: readonly { values: readonly string[] }[]): string[] => rows.map((row) => row.values.join('/'))

describe('the form of a text file', () => {
  it.each([
    ['bars', 'Naam|E-mail|Datum\nJansen|j@v.nl|1-2-2026\n', '|'],
    ['what Excel declares, whatever it is', 'sep=|\nNaam|E-mail|Datum\nJansen|j@v.nl|1-2-2026\n', '|'],
    ['single quotes', "'Naam';'E-mail';'Datum'\n'Jansen';'j@v.nl';'1-2-2026'\n", ';'],
    ['lines wholly in quotes', '"Naam,E-mail,Datum"\n"Jansen,j@v.nl,1-2-2026"\n', ','],
    ['a title with commas above', 'Overzicht, januari, zaal 1\nNaam;E-mail;Datum\nJansen;j@v.nl;1-2-2026\n', ';'],
  ])('is found: %s', async (_, content, delimiter) => {
    const { source, rows } = await readFile(content)
    expect(source.delimiter).toBe(delimiter)
    expect(source.columns).toEqual(['Naam', 'E-mail', 'Datum'])
    expect(values(rows)).toEqual(['Jansen/j@v.nl/1-2-2026'])
  })

  it('has quotes behind a backslash where it shows them', async () => {
    const { rows } = await readFile('Naam;Zaal\n"Jansen";"De \\"Zon\\" boven"\n')
    expect(values(rows)).toEqual(['Jansen/De "Zon" boven'])
  })

  it('is what the user says, where the user says it', async () => {
    const { source } = await readFile('Naam,E-mail;Datum\nJansen,j@v.nl;1-2-2026\n', { reading: { delimiter: ',' } })
    expect(source.columns).toEqual(['Naam', 'E-mail;Datum'])
    const later = await readFile(`x;y\n${HEAD}\n${ROW}\n`, { reading: { headerLine: 2 } })
    expect(later.source.headerLine).toBe(2)
    expect(await codeOf(`${HEAD}\n${ROW}\n`, { reading: { headerLine: 9 } })).toBe('HEADER_MISSING')
  })

  it('takes names of columns as they are seen: one line, nothing invisible', async () => {
    const { source } = await readFile('"Naam\nvolledig";\uFEFFE-\u200bmail;\u00a0Datum \nJansen;j@v.nl;1-2-2026\n')
    expect(source.columns).toEqual(['Naam volledig', 'E-mail', 'Datum'])
  })
})

describe('lines that are no rows', () => {
  it('are passed over above the header, and said', async () => {
    const { source, rows, skipped } = await readFile(
      `# uitvoer van de kassa\nBezoekers 2026;;;\nPeriode:;01-01-2026;;\n\n${HEAD}\n${ROW}\n${ROW}\n`,
    )
    expect(source.headerLine).toBe(5)
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 6],
      [2, 7],
    ])
    expect(skipped).toEqual({ comment: [1], title: [2, 3], blank: [4] })
  })

  it('are passed over below it: totals, footers, sums, repeated headers, blanks', async () => {
    const rowsOf = `${ROW}\n`.repeat(6)
    const { rows, skipped } = await readFile(
      `${HEAD}\n${rowsOf}${HEAD}\n${ROW}\n;;;\nSubtotaal;;;87,50\n;;;87,50\nTotaal: ;;;€ 87,50\nPagina 1 van 2;;;\n(7 rows affected)\n\u001a`,
    )
    expect(rows).toHaveLength(7)
    expect(rows.filter(({ error }) => error)).toEqual([])
    expect(skipped).toEqual({ 'repeated-header': [8], blank: [10, 16], total: [11, 12, 13, 14, 15] })
  })

  it('are none of these: people whose name is a word for a sum, and rows that lack much', async () => {
    const { rows } = await readFile(
      `${HEAD}\nTotaal;totaal@voorbeeld.nl;14-01-2026;1\n;;14-01-2026;12,50\nSom;;;geen\n`,
    )
    expect(rows).toHaveLength(3)
  })

  it('are passed over where a database draws a line below the names', async () => {
    const lines = ' naam | email | datum \n------+-------+-------\n Jan | j@v.nl | 1-2-2026\n(1 row)\n'
    const { rows, skipped } = await readFile(lines)
    expect(values(rows)).toEqual([' Jan / j@v.nl / 1-2-2026'])
    expect(skipped).toEqual({ comment: [2], total: [4] })
  })

  it('stand in the report, each kind with its first line', async () => {
    const report = await checkFile(fileOf(`Overzicht;;;\n${HEAD}\n${ROW}\n\nTotaal;;;12,50\n`))
    const said = report.findings.filter(({ code }) => /^(?:LINES|HEADER)_/.test(code))
    expect(said.map(({ code, count, where }) => [code, count, where.line])).toEqual(
      expect.arrayContaining([
        ['LINES_ABOVE_HEADER', 1, 1],
        ['LINES_BLANK', 1, 4],
        ['LINES_TOTAL', 1, 5],
      ]),
    )
    expect(report.file.headerLine).toBe(2)
  })
})

describe('the header', () => {
  it('may stand in two lines: the lower one counts, the upper one tells twins apart', async () => {
    const { source, skipped } = await readFile(
      'Bezoeker;;Zaal;\nNaam;E-mail;Naam;Datum\nJansen;j@v.nl;Groot;1-2-2026\n',
    )
    expect(source.columns).toEqual(['Bezoeker Naam', 'E-mail', 'Zaal Naam', 'Datum'])
    expect(skipped).toEqual({ group: [1] })
  })

  it('is never the first visitor', async () => {
    expect(await codeOf('Jansen;jan@voorbeeld.nl;14-01-2026\nPieters;piet@voorbeeld.nl;15-01-2026\n')).toBe(
      'HEADER_MISSING',
    )
  })

  it('is the first line unless another plainly is', async () => {
    const { source } = await readFile('naam;plaats\nJansen;Utrecht\nPieters;Breda\n')
    expect(source.headerLine).toBe(1)
  })
})

describe('the width of rows', () => {
  it('may differ by empty cells at the end', async () => {
    const { rows } = await readFile(`${HEAD};Opmerking\n${ROW};\n${ROW};\n${ROW}\n${ROW};;;\n${ROW};;x\n`)
    expect(rows.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined, 'ROW_RAGGED'])
    expect(rows[2]?.values).toHaveLength(5)
  })

  it('shows a quote that swallowed rows', async () => {
    const { rows } = await readFile('a;b;c\n1;"x;y\n2;z;w";v\n3;q;r\n')
    expect(rows.map(({ error, line }) => [line, error])).toEqual([
      [2, 'ROW_QUOTE_UNCLEAR'],
      [4, undefined],
    ])
  })
})
