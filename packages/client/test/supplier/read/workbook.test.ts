import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../../src/supplier/index.ts'
import { kindOf, numberText } from '../../../src/supplier/read/workbook/cells.ts'
import { codeOf, fileOf, readFile } from './read-file.ts'

/** A sheet of a workbook made by hand: what writers of spreadsheets do not let one ask for. */
interface MadeSheet {
  readonly name: string
  readonly rows: string
  readonly state?: string
  /** What stands before and behind the rows. */
  readonly before?: string
  readonly after?: string
}

function xlsx(sheets: readonly MadeSheet[], more: Zippable = {}, workbook = ''): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ''}/>`,
  )
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
  const relations = sheets.map((_, at) => `<Relationship Id="r${at}" Type="${type}" Target="worksheets/s${at}.xml"/>`)
  const parts: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="r">${workbook}<sheets>${list.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="0000000000"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>Naam</t></si><si><r><t>Jan </t></r><r><t>Jansen</t></r><rPh><t>x</t></rPh></si></sst>',
    ),
    ...more,
  }
  for (const [at, { rows, before = '', after = '' }] of sheets.entries())
    parts[`xl/worksheets/s${at}.xml`] = strToU8(
      `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    )
  return zipSync(parts)
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (number: number, cells: string, more = ''): string => `<row r="${number}"${more}>${cells}</row>`
const HEADER = row(1, text('Naam') + text('E-mail') + text('Datum'))
const visit = (number: number, name: string, more = ''): string =>
  row(number, `${text(name)}${text(`${name}@voorbeeld.nl`)}<c s="1"><v>46036</v></c>`, more)

const ODS = 'application/vnd.oasis.opendocument.spreadsheet'
function ods(tables: string, styles = '', more: Zippable = {}): Uint8Array {
  const spaces = ['office', 'table', 'text', 'style'].map((prefix) => `xmlns:${prefix}="${prefix}"`).join(' ')
  return zipSync({
    mimetype: [strToU8(ODS), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...more,
  })
}
const odsCell = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
const odsRow = (cells: string, more = ''): string => `<table:table-row ${more}>${cells}</table:table-row>`
const odsTable = (name: string, rows: string, more = ''): string =>
  `<table:table table:name="${name}" ${more}>${rows}</table:table>`

describe('numbers of cells', () => {
  it.each([
    ['46036', 14, undefined, '2026-01-14'],
    ['46036.8125', 22, undefined, '2026-01-14 19:30'],
    ['46036.9999999', 22, undefined, '2026-01-15'],
    ['0.8125', 20, undefined, '19:30'],
    ['46036', 164, 'd mmmm yyyy', '2026-01-14'],
    ['46036.5', 164, '[$-413]dd-mm-yy hh:mm', '2026-01-14 12:00'],
    ['1', 14, undefined, '1900-01-01'],
    ['61', 14, undefined, '1900-03-01'],
    ['612345678', 164, '0000000000', '0612345678'],
    ['12.5', 164, '"€" #,##0.00', '12.5'],
    ['0.30000000000000004', 0, undefined, '0.3'],
    ['6.12345678E8', 0, undefined, '612345678'],
    ['31612345678901234567', 0, undefined, '3.1612345678901236E+19'],
    ['12', 164, '0" dagen"', '12'],
    ['46036', 164, 'General', '46036'],
    ['12', 164, '"K"0000', 'K0012'],
    ['12', 164, '\\L0', 'L12'],
    ['12', 164, '"€ "0', '12'],
  ])('%s with format %s %s is %s', (raw, id, code, expected) => {
    expect(numberText(raw, kindOf(id, code), false)).toBe(expected)
  })

  it('count days from 1904 where the workbook does', () => {
    expect(numberText('44574', { kind: 'date' }, true)).toBe('2026-01-14')
  })
})

describe('a workbook of Excel', () => {
  it('gives what its cells show: texts in runs, dates, zeros in front, truth, results of formulas, errors', async () => {
    const cells =
      '<c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46036</v></c><c r="D2" s="2"><v>612345678</v></c><c r="E2" t="b"><v>1</v></c>' +
      '<c r="F2" t="str"><f>A1&amp;"x"</f><v>R&amp;1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2" s="3"><v>46036.8125</v></c>'
    const header = `<c r="A1" t="s"><v>0</v></c>${['Datum', 'Leeg', 'Mobiel', 'Ja', 'Formule', 'Fout', 'Moment'].map(text).join('')}`
    const { source, rows } = await readFile(xlsx([{ name: 'Blad1', rows: row(1, header) + row(2, cells) }]))
    expect(source).toMatchObject({ format: 'xlsx', sheet: 'Blad1', headerLine: 1 })
    expect(rows.map(({ values }) => values)).toEqual([
      ['Jan Jansen', '2026-01-14', '', '0612345678', 'true', 'R&1', '#N/A', '2026-01-14 19:30'],
    ])
  })

  it('takes a cell over several rows for each of them, and says so', async () => {
    const rows =
      HEADER + visit(2, 'jansen') + row(3, '<c r="B3" t="inlineStr"><is><t>b@c.nl</t></is></c>') + visit(4, 'bakker')
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B1:C1"/></mergeCells>'
    const read = await readFile(xlsx([{ name: 'Blad1', rows, after }]))
    expect(read.rows.map(({ values }) => values[0])).toEqual(['jansen', 'jansen', 'bakker'])
    expect(read.source.notices).toEqual([{ code: 'CELLS_MERGED', where: {}, count: 1 }])
  })

  it('asks whether rows that it hides are meant, and says which columns it hides', async () => {
    const rows = HEADER + visit(2, 'jansen') + visit(3, 'bakker', ' hidden="1"')
    const file = xlsx([{ name: 'Blad1', rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' }])
    const read = await readFile(file)
    expect(read.rows).toHaveLength(2)
    expect(read.source.questions).toEqual([
      { id: 'hidden-rows', code: 'SHEET_HIDDEN_ROWS', options: ['read', 'skip'], proposed: 'read', needed: true },
    ])
    expect(read.source.notices).toEqual([{ code: 'SHEET_HIDDEN_COLUMNS', where: { column: 'E-mail' }, count: 1 }])
    expect((await readFile(file, { answers: { 'hidden-rows': 'skip' } })).rows).toHaveLength(1)
    expect((await checkFile(fileOf(file))).ok).toBe(false)
  })

  it('asks which of several lists is meant, and reads the one that is named', async () => {
    const sheets = ['jan', 'feb'].map((name) => ({ name, rows: HEADER + visit(2, name) }))
    const file = xlsx([...sheets, { name: 'oud', state: 'hidden', rows: HEADER + visit(2, 'x') }])
    const { source } = await readFile(file)
    expect(source.questions).toEqual([
      { id: 'sheet', code: 'SHEET_UNSURE', options: ['jan', 'feb'], proposed: 'feb', needed: true },
    ])
    expect(source.notices.map(({ code, count }) => [code, count])).toEqual([
      ['SHEET_HIDDEN', 1],
      ['SHEETS_UNUSED', 1],
    ])
    const answered = await readFile(file, { answers: { sheet: 'jan' } })
    expect(answered.rows[0]?.values[0]).toBe('jan')
    const named = await readFile(file, { reading: { sheet: 'oud' } })
    expect([named.source.sheet, named.source.questions]).toEqual(['oud', []])
  })

  it('asks for the sheet before it gives up on columns that nobody knows', async () => {
    const odd =
      row(1, text('Alfa') + text('Beta')) + row(2, text('aap') + text('noot')) + row(3, text('mies') + text('wim'))
    const file = xlsx(['een', 'twee'].map((name) => ({ name, rows: odd })))
    const { findings, questions } = await checkFile(fileOf(file))
    expect(questions.map(({ id }) => id)).toContain('sheet')
    expect(findings.map(({ code }) => code)).toContain('QUESTION_OPEN')
    await expect(checkFile(fileOf(file), { mapping: { answers: { sheet: 'een' } } })).rejects.toMatchObject({
      code: 'NO_COLUMN_RECOGNISED',
    })
  })

  it('takes the sheet that is to be filled in, not the one that explains it', async () => {
    const explained = [2, 3, 4].map((at) => row(at, text('Kolom') + text('wat erin hoort'))).join('')
    const file = xlsx([
      { name: 'Bezoeken', rows: HEADER },
      { name: 'Uitleg', rows: explained },
    ])
    expect(await codeOf(file)).toBe('FILE_HEADER_ONLY')
    const filled = xlsx([
      { name: 'Bezoeken', rows: HEADER + visit(2, 'jansen') },
      { name: 'Uitleg', rows: explained },
    ])
    expect((await readFile(filled)).source.sheet).toBe('Bezoeken')
  })

  it('is refused for one cell that unpacks to more than a cell can hold', async () => {
    const rows = HEADER + row(2, text('x'.repeat(40 << 20)))
    expect(await codeOf(xlsx([{ name: 'Blad1', rows }]))).toBe('FILE_SPREADSHEET_TOO_LARGE')
  })

  it('is refused beyond its number of rows, with advice', async () => {
    const many = Array.from({ length: 30 }, (_, at) => visit(at + 2, `n${at}`)).join('')
    const file = xlsx([{ name: 'Blad1', rows: HEADER + many }])
    expect(await codeOf(file, { maxSheetRows: 29 })).toBe('FILE_SPREADSHEET_TOO_LARGE')
    expect((await readFile(file, { maxSheetRows: 30 })).rows).toHaveLength(30)
  })

  it('is bounded whatever it unpacks to', async () => {
    const bomb = zipSync({ 'xl/workbook.bin': new Uint8Array(0), mimetype: strToU8(' '.repeat(1 << 20)) })
    expect(await codeOf(bomb)).toBe('FILE_SPREADSHEET')
    expect(await codeOf(zipSync({ mimetype: strToU8(' '.repeat(1 << 20)) }))).toBe('FILE_SPREADSHEET_TOO_LARGE')
  })

  it('expands no entities of its own', async () => {
    const workbook = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><workbook><sheets>&a;</sheets></workbook>'
    const file = xlsx([{ name: 'Blad1', rows: HEADER }], { 'xl/workbook.xml': strToU8(workbook) })
    expect(await codeOf(file)).toBe('FILE_SPREADSHEET_BROKEN')
  })

  it('is refused where it is locked, old, broken, packed or empty, each with its own advice', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0]
    const locked = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    expect(await codeOf(Uint8Array.from([...ole, ...locked]))).toBe('FILE_SPREADSHEET_LOCKED')
    expect(await codeOf(Uint8Array.from([...ole, 1, 2, 3]))).toBe('FILE_SPREADSHEET')
    const whole = xlsx([{ name: 'Blad1', rows: HEADER + visit(2, 'jansen') }])
    for (const length of [10, 200, whole.length - 30])
      expect(await codeOf(whole.slice(0, length))).toBe('FILE_SPREADSHEET_BROKEN')
    const torn = xlsx([{ name: 'Blad1', rows: '<row r="1"><c></row>' }])
    expect(await codeOf(torn)).toBe('FILE_SPREADSHEET_BROKEN')
    expect(await codeOf(zipSync({ 'export.csv': strToU8('a;b') }))).toBe('FILE_PACKED')
    expect(await codeOf(xlsx([{ name: 'Blad1', rows: '' }]))).toBe('FILE_EMPTY')
    expect(await codeOf(xlsx([{ name: 'Blad1', rows: HEADER }]))).toBe('FILE_HEADER_ONLY')
  })
})

describe('a spreadsheet of LibreOffice', () => {
  const header = odsRow(odsCell('Naam') + odsCell('Datum') + odsCell('Mobiel') + odsCell('Prijs'))

  it('gives what its cells show, through repeated cells and rows', async () => {
    const cells =
      `${odsCell('Jan<text:s text:c="2"/>J.<text:line-break/>x')}<table:table-cell office:value-type="date" office:date-value="2026-01-14T19:30:00"><text:p>14-01</text:p></table:table-cell>` +
      '<table:table-cell office:value-type="float" office:value="612345678"><text:p>0612345678</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="currency" office:value="12.5"><office:annotation><text:p>let op</text:p></office:annotation><text:p>€ 12,50</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16380"/>'
    const blank = odsRow(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1000000"',
    )
    const { source, rows } = await readFile(
      ods(
        odsTable('Blad1', header + odsRow(cells, 'table:number-rows-repeated="2"') + blank + odsRow(odsCell('Later'))),
      ),
    )
    expect(source).toMatchObject({ format: 'ods', sheet: 'Blad1', headerLine: 1 })
    const first = ['Jan  J.\nx', '2026-01-14 19:30', '0612345678', '12.5']
    expect(rows.map(({ line, values }) => [line, values])).toEqual([
      [2, first],
      [3, first],
      [1_000_004, ['Later', '', '', '']],
    ])
  })

  it('takes merged cells for each row, asks about hidden rows, and passes over a hidden sheet', async () => {
    const merged = odsRow(
      `<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Jansen</text:p></table:table-cell>${odsCell('14-01-2026')}`,
    )
    const covered = odsRow(`<table:covered-table-cell/>${odsCell('15-01-2026')}`, 'table:visibility="filter"')
    const styles =
      '<style:style style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const old = odsTable('Oud', header + odsRow(odsCell('x') + odsCell('y')), 'table:style-name="weg"')
    const { source, rows } = await readFile(ods(old + odsTable('Nu', header + merged + covered), styles))
    expect(source.sheet).toBe('Nu')
    expect(rows.map(({ values }) => values.slice(0, 2))).toEqual([
      ['Jansen', '14-01-2026'],
      ['Jansen', '15-01-2026'],
    ])
    expect(source.questions.map(({ id }) => id)).toEqual(['hidden-rows'])
    expect(source.notices.map(({ code }) => code)).toEqual(['SHEET_HIDDEN', 'CELLS_MERGED'])
  })

  it('is refused with a password', async () => {
    const manifest = strToU8('<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>')
    expect(await codeOf(ods('', '', { 'META-INF/manifest.xml': manifest }))).toBe('FILE_SPREADSHEET_LOCKED')
  })
})
