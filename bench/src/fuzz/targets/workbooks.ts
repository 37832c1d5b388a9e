import { packZip } from '../pack-zip.ts'
import { originOf, readWhole } from '../read-whole.ts'
import type { Target } from '../target.ts'

type Parts = Readonly<Record<string, string>>

const WORKSHEET = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const relation = (id: string, target: string): string =>
  `<Relationship Id="${id}" Type="${WORKSHEET}" Target="${target}"/>`
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const HEADER = `<row r="1">${text('Naam')}${text('E-mail')}${text('Datum')}</row>`

const XLSX: Parts = {
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><workbookPr date1904="0"/><sheets>\n<sheet name="Bezoeken" sheetId="1" r:id="r1"/>\n<sheet name="Uitleg" sheetId="2" state="hidden" r:id="r2"/>\n</sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships>\n${relation('r1', 'worksheets/s1.xml')}\n${relation('r2', '/xl/worksheets/s2.xml')}\n</Relationships>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="0000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Jansen</t></si>\n<si><r><t>de </t></r><r><t>Vries</t></r><rPh><t>x</t></rPh></si>\n<si><t>een@voorbeeld.nl</t></si></sst>',
  'xl/worksheets/s1.xml': `<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData>\n${HEADER}\n<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>46036</v></c></row>\n<row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="C3" t="d"><v>2026-01-14T10:30:00Z</v></c><c r="D3" t="b"><v>1</v></c></row>\n<row r="4"><c r="A4" t="str"><f>A2</f><v>Jansen</v></c><c r="C4" s="3"><v>46036.5</v></c><c r="E4" t="e"><v>#REF!</v></c><c r="F4" s="2"><v>7</v></c></row>\n</sheetData>\n<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
  'xl/worksheets/s2.xml': `<worksheet><sheetData><row>${text('Zo vult u dit in')}</row></sheetData></worksheet>`,
}

const SPACES = ['office', 'table', 'text', 'style'].map((prefix) => `xmlns:${prefix}="${prefix}"`).join(' ')
const odsText = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
const ODS: Parts = {
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'META-INF/manifest.xml': '<manifest:manifest/>',
  'content.xml': `<office:document-content ${SPACES}><office:automatic-styles><style:style style:name="t1"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\n<table:table table:name="Bezoeken"><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>\n<table:table-row>${odsText('Naam')}${odsText('E-mail')}${odsText('Datum')}</table:table-row>\n<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Jansen<text:s text:c="3"/>x</text:p><office:annotation><text:p>n</text:p></office:annotation></table:table-cell>${odsText('een@voorbeeld.nl')}<table:table-cell office:value-type="date" office:date-value="2026-01-14T10:30:00"><text:p>14-01-26</text:p></table:table-cell></table:table-row>\n<table:table-row table:number-rows-repeated="3" table:visibility="filter"><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"><text:p>1,5</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>\n<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>\n</table:table>\n<table:table table:name="Verborgen" table:style-name="t1"><table:table-row>${odsText('x')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
}

const MANY = 20_000
/** Each a way to ask for more than there is: depth, size, repetition, far cells, entities, sheets in a circle. */
const HOSTILE: readonly Parts[] = [
  { ...XLSX, 'xl/worksheets/s1.xml': `<worksheet>${'<a>'.repeat(MANY)}` },
  {
    ...XLSX,
    'xl/worksheets/s1.xml': `<worksheet><!--${'<'.repeat(MANY)}--><sheetData>${HEADER}</sheetData></worksheet>`,
  },
  {
    ...XLSX,
    'xl/worksheets/s1.xml': `<worksheet><cols><col min="99999999999999999999" max="99999999999999999999" hidden="1"/></cols><sheetData>${HEADER}<row r="1048576"><c r="XFD1048576"><v>1e308</v></c><c r="ZZZZZZZZZZ9"><v>NaN</v></c></row></sheetData></worksheet>`,
  },
  {
    ...XLSX,
    'xl/worksheets/s1.xml': `<worksheet><sheetData>${HEADER}${'<row><c r="ALL1" t="s"><v>0</v></c></row>'.repeat(2_000)}</sheetData>${'<mergeCell ref="A2:A1048576"/>'.repeat(2_000)}</worksheet>`,
  },
  { ...XLSX, 'xl/worksheets/s1.xml': `<worksheet><sheetData>${HEADER}</sheetData>${'<row '.repeat(MANY)}</worksheet>` },
  {
    ...XLSX,
    'xl/workbook.xml': `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><workbook><sheets>&a;&b;</sheets></workbook>`,
  },
  {
    ...XLSX,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${'<sheet name="x" r:id="r1"/>'.repeat(900)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', '../xl/workbook.xml')}${relation('r1', 'worksheets/s1.xml')}</Relationships>`,
  },
  {
    ...ODS,
    'content.xml': `<office:document-content ${SPACES}><table:table table:name="t">${`<table:table-row table:number-rows-repeated="1048576">${odsText('x')}<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>`.repeat(50)}</table:table></office:document-content>`,
  },
  {
    ...ODS,
    'content.xml': `<office:document-content ${SPACES}><table:table><table:table-column table:number-columns-repeated="1e300" table:visibility="collapse"/><table:table-row table:number-rows-repeated="Infinity"><table:table-cell table:number-rows-spanned="1e99"><text:p>${'<text:s text:c="1000"/>'.repeat(5_000)}</text:p></table:table-cell></table:table-row></table:table></office:document-content>`,
  },
]

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Inflating costs more than all else, and is the same whatever is inside: most files are stored, and the content alone says which. */
const isOneInEight = (bytes: Uint8Array): boolean => bytes.length % 8 === 0

/** What was mutated, packed: what is no text is left out. */
async function readPacked(value: unknown): Promise<void> {
  const parts = isParts(value)
    ? Object.entries(value).filter((part): part is [string, string] => typeof part[1] === 'string')
    : []
  await readWhole(originOf(packZip(Object.fromEntries(parts), isOneInEight), 'export.xlsx', 4096))
}

export const WORKBOOK_TARGETS: readonly Target[] = [
  {
    name: 'workbook-xlsx',
    samples: () => [XLSX, XLSX, XLSX, XLSX].map((json) => ({ json })),
    parse: readPacked,
    reaches: ['FILE_SPREADSHEET_BROKEN', 'FILE_EMPTY'],
  },
  {
    name: 'workbook-ods',
    samples: () => [{ json: ODS }],
    parse: readPacked,
    reaches: ['FILE_SPREADSHEET_BROKEN', 'FILE_EMPTY'],
  },
  {
    name: 'workbook-hostile',
    samples: () => [...HOSTILE, XLSX, ODS].map((json) => ({ json })),
    parse: readPacked,
    reaches: ['FILE_SPREADSHEET_BROKEN', 'FILE_SPREADSHEET_TOO_LARGE'],
  },
  {
    // The archive itself: cut, its table of contents moved, sizes that lie, parts that are not deflated.
    name: 'workbook-zip',
    samples: () => [XLSX, ODS].map((parts) => packZip(parts)),
    parse: (bytes) => readWhole(originOf(bytes as Uint8Array, 'export.xlsx', 509)),
    reaches: ['FILE_SPREADSHEET_BROKEN', 'FILE_NOT_TEXT'],
  },
]
