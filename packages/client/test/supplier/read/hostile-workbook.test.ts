import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codeOf, readFile } from './read-file.ts'

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const HEADER = `<row r="1">${text('Naam')}${text('E-mail')}${text('Datum')}</row>`
const visit = (number: number): string => `<row r="${number}">${text('Jansen')}${text('j@voorbeeld.nl')}</row>`

/** A workbook of one part for all of its sheets. */
function xlsx(sheet: string, { sheets = 1, more = {} }: { sheets?: number; more?: Record<string, string> } = {}) {
  const list = Array.from({ length: sheets }, (_, at) => `<sheet name="s${at}" r:id="r${at}"/>`).join('')
  const relations = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="r${at}" Type="${TYPE}" Target="worksheets/s.xml"/>`,
  ).join('')
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    'xl/worksheets/s.xml': sheet,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))
}
const sheetOf = (rows: string, before = '', after = ''): string =>
  `<worksheet>${before}<sheetData>${HEADER}${rows}</sheetData>${after}</worksheet>`

const SPACES = ['office', 'table', 'text'].map((prefix) => `xmlns:${prefix}="${prefix}"`).join(' ')
const odsCell = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
function ods(rows: string, before = '') {
  const header = `<table:table-row>${['Naam', 'E-mail', 'Datum'].map(odsCell).join('')}</table:table-row>`
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<office:document-content ${SPACES}><table:table table:name="t">${before}${header}${rows}</table:table></office:document-content>`,
    ),
  })
}

describe('a workbook made to ask for more than there is', () => {
  it.each([
    ['elements in each other', '<a>'.repeat(100_000)],
    ['a row of no number', sheetOf('<row r="-1"/>')],
  ])('is broken: %s', async (_, sheet) => {
    expect(await codeOf(xlsx(sheet))).toBe('FILE_SPREADSHEET_BROKEN')
  })

  it.each([
    ['a comment without an end to it', `<worksheet><!--${'<'.repeat(9 << 20)}-->`],
    ['one tag', `<worksheet><sheetData ${'x'.repeat(9 << 20)}="1"/>`],
    [
      'one cell of many texts',
      sheetOf(`<row><c t="inlineStr"><is>${`<t>${'x'.repeat(1 << 20)}</t>`.repeat(6)}</is></c></row>`),
    ],
  ])('is too large: %s', async (_, sheet) => {
    expect(await codeOf(xlsx(sheet))).toBe('FILE_SPREADSHEET_TOO_LARGE')
  })

  it('ends a look at far, overlapping and unfinished tags where there is nothing to see', async () => {
    const far = '<cols><col min="99999999999999999999" max="99999999999999999999" hidden="1"/></cols>'
    const merges = '<mergeCell ref="A2:A1048576"/>'.repeat(100_000)
    const rows = Array.from({ length: 300 }, (_, at) => visit(at + 2)).join('')
    const { rows: read } = await readFile(xlsx(sheetOf(rows, far, `${merges}<x a="${'> '.repeat(1 << 18)}"/>`)))
    expect(read).toHaveLength(300)
    expect(await codeOf(xlsx(`${sheetOf(rows)}${'<row '.repeat(1 << 20)}`))).toBe('FILE_SPREADSHEET_BROKEN')
  })

  it('looks once at a part that many sheets are, and refuses more sheets than anybody has', async () => {
    const sheet = sheetOf(visit(2))
    expect((await readFile(xlsx(sheet, { sheets: 900 }))).rows).toHaveLength(1)
    expect(await codeOf(xlsx(sheet, { sheets: 1_001 }))).toBe('FILE_SPREADSHEET_TOO_LARGE')
    expect(await codeOf(ods('</table:table><table:table>'.repeat(1_001)))).toBe('FILE_SPREADSHEET_TOO_LARGE')
  })

  it('goes on only so far with rows that one element repeats, be they rows or headers that come back', async () => {
    expect(await codeOf(ods(visitRow(1_048_576).repeat(64)), { maxSheetRows: 1_000 })).toBe(
      'FILE_SPREADSHEET_TOO_LARGE',
    )
    const headers = ['Naam', 'E-mail', 'Datum'].map(odsCell).join('')
    const repeated = `<table:table-row table:number-rows-repeated="1048576">${headers}</table:table-row>`
    expect(await codeOf(ods(visitRow(1) + repeated.repeat(64)), { maxSheetRows: 1_000 })).toBe(
      'FILE_SPREADSHEET_TOO_LARGE',
    )
    const { rows } = await readFile(ods(visitRow(5_000) + visitRow(1)))
    expect(rows).toHaveLength(5_001)
    expect([rows[0]?.line, rows[4_999]?.line, rows[5_000]?.line]).toEqual([2, 5_001, 5_002])
  })

  it('takes spaces and columns that are said to be many for the number that there can be', async () => {
    const spaces = `<table:table-row>${odsCell('<text:s text:c="1000"/>'.repeat(5_000))}</table:table-row>`
    expect(await codeOf(ods(spaces))).toBe('FILE_SPREADSHEET_TOO_LARGE')
    const wide = '<table:table-column table:number-columns-repeated="1e300" table:visibility="collapse"/>'
    expect((await readFile(ods(visitRow(1), wide))).rows).toHaveLength(1)
  })

  it('is broken where its table of contents goes on behind its end', async () => {
    const file = xlsx(sheetOf(visit(2)))
    const view = new DataView(file.buffer, file.byteOffset)
    // The length of the last name in the table of contents, whose signature is four bytes: one alone may be of a time or a checksum.
    const last = Buffer.from(file).lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
    view.setUint16(last + 28, 0xffff, true)
    expect(await codeOf(file)).toBe('FILE_SPREADSHEET_BROKEN')
  })
})

function visitRow(times: number): string {
  return `<table:table-row table:number-rows-repeated="${times}">${['Jansen', 'j@voorbeeld.nl', '2026-01-14'].map(odsCell).join('')}</table:table-row>`
}
