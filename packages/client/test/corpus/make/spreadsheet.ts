import { zip } from './zip.ts'

/** A cell as a spreadsheet keeps it. Text alone is text; `date` is a day with perhaps a time, `formula` has the result it had last. */
export type SheetCell =
  | string
  | { readonly number: number }
  | { readonly date: string; readonly time?: string }
  | { readonly formula: string; readonly result: string | number }
  | { readonly error: string }
  | undefined

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  /** Ranges such as `A1:D1`. */
  readonly merged?: readonly string[]
  /** Columns that are hidden, from 1. */
  readonly hidden?: readonly number[]
  /** The whole sheet is hidden. */
  readonly secret?: boolean
  /** Rows behind the last one that hold styles and nothing else. */
  readonly styledTail?: number
}

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}

/** Days since the end of 1899 (or, in 1904 workbooks, since its first day), with the time as a fraction. */
export function dayNumber(date: string, time = '00:00', since1904 = false): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + (since1904 ? 24_107 : 25_569) + (hours * 60 + minutes) / 1440
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook as Excel writes it: shared strings, styles for dates, one part per sheet. */
export function xlsx(sheets: readonly Sheet[], { since1904 = false }: { readonly since1904?: boolean } = {}): Buffer {
  const strings: string[] = []
  const shared = (text: string): number => {
    const at = strings.indexOf(text)
    return at === -1 ? strings.push(text) - 1 : at
  }
  const parts = sheets.map((sheet) => sheetPart(sheet, shared, since1904))
  const named = sheets.map(
    ({ name, secret }, at) =>
      `<sheet name="${inXml(name)}" sheetId="${at + 1}"${secret ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const last = sheets.length
  return zip({
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${last + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${last + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts.map((part, at) => [`xl/worksheets/sheet${at + 1}.xml`, part])),
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${inXml(text)}</t></si>`).join('')}</sst>`,
  })
}

function sheetPart(sheet: Sheet, shared: (text: string) => number, since1904: boolean): string {
  const { rows, merged = [], hidden = [], styledTail = 0 } = sheet
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => xlsxCell(cell, `${letters(column)}${at + 1}`, shared, since1904)).join('')
    return cells === '' ? '' : `<row r="${at + 1}">${cells}</row>`
  })
  for (let at = 1; at <= styledTail; at++)
    lines.push(`<row r="${rows.length + at}"><c r="A${rows.length + at}" s="1"/></row>`)
  const columns = hidden.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('')
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `${XML}<worksheet xmlns="${MAIN}">${columns && `<cols>${columns}</cols>`}<sheetData>${lines.join('')}</sheetData>${ranges && `<mergeCells count="${merged.length}">${ranges}</mergeCells>`}</worksheet>`
}

function xlsxCell(cell: SheetCell, place: string, shared: (text: string) => number, since1904: boolean): string {
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`
  if ('number' in cell) return `<c r="${place}"><v>${cell.number}</v></c>`
  if ('date' in cell)
    return `<c r="${place}" s="${cell.time ? 2 : 1}"><v>${dayNumber(cell.date, cell.time, since1904)}</v></c>`
  if ('error' in cell) return `<c r="${place}" t="e"><v>${inXml(cell.error)}</v></c>`
  const kind = typeof cell.result === 'string' ? ' t="str"' : ''
  return `<c r="${place}"${kind}><f>${inXml(cell.formula)}</f><v>${inXml(String(cell.result))}</v></c>`
}

/** A document as LibreOffice writes it, with its runs of empty cells and rows. */
export function ods(sheets: readonly Sheet[]): Buffer {
  const tables = sheets.map(({ name, rows, secret }) => {
    const lines = rows.map(
      (row) =>
        `<table:table-row>${row.map(odsCell).join('')}<table:table-cell table:number-columns-repeated="${16_384 - row.length}"/></table:table-row>`,
    )
    const style = secret ? ' table:style-name="hidden"' : ''
    return `<table:table table:name="${inXml(name)}"${style}><table:table-column table:number-columns-repeated="16384"/>${lines.join('')}<table:table-row table:number-rows-repeated="${1_048_576 - rows.length}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`
  })
  const space = (prefix: string, last: string): string =>
    ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${last}:1.0"`
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest${space('manifest', 'manifest')}><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content${space('office', 'office')}${space('table', 'table')}${space('text', 'text')}${space('style', 'style')}><office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  })
}

function odsCell(cell: SheetCell): string {
  const shown = (kind: string, text: string): string =>
    `<table:table-cell office:value-type="${kind}"><text:p>${inXml(text)}</text:p></table:table-cell>`
  if (cell === undefined || cell === '') return '<table:table-cell/>'
  if (typeof cell === 'string') return shown('string', cell)
  if ('number' in cell) return shown(`float" office:value="${cell.number}`, String(cell.number))
  if ('date' in cell) {
    const [year = '', month = '', day = ''] = cell.date.split('-')
    const value = cell.time ? `${cell.date}T${cell.time}:00` : cell.date
    return shown(
      `date" office:date-value="${value}`,
      `${day}-${month}-${year.slice(2)}${cell.time ? ` ${cell.time}` : ''}`,
    )
  }
  if ('error' in cell) return shown('string', cell.error)
  const { result } = cell
  return typeof result === 'string' ? shown('string', result) : shown(`float" office:value="${result}`, String(result))
}
