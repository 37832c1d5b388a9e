import { C } from '../columns.ts'
import { encode } from '../encode.ts'
import type { Case } from '../expected.ts'
import { visits } from '../people.ts'
import { csv } from '../table.ts'
import { zip } from '../zip.ts'
import { csvCase, rawCase, stopCase } from './build.ts'

const COLUMNS = [C.name(), C.email(), C.isoDate(), C.code()]
const people = visits(12)
const plain = csv(COLUMNS, people)
const cells = plain.text
  .trimEnd()
  .split('\n')
  .map((line) => line.split(';'))

const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">\n${cells
  .map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`)
  .join('\n')}\n</table></body></html>\n`

const xml = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Blad1"><Table>${cells
  .map((row) => `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`)
  .join('\n')}</Table></Worksheet></Workbook>\n`

/** The first bytes of a compound file, and enough zeros and text to look like one. */
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(1024 - 2 * stream.length),
  ])

const letter =
  'Beste collega,\n\nIn de bijlage vind je het overzicht van de bezoekers van dit najaar, zoals gevraagd.\nLaat het me weten als er nog iets ontbreekt, dan vul ik het aan.\n\nGroet,\nTineke\n'

export const wrongFiles: Case[] = [
  stopCase(
    'pdf-renamed.csv',
    Buffer.from(
      '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n',
      'latin1',
    ),
    {
      pattern: 'wrong file',
      why: 'A PDF whose name was changed.',
      stop: 'not text',
    },
  ),
  stopCase('page-named.xls', html, {
    pattern: 'wrong file',
    why: 'A web page with a table, saved as .xls by many a back office: what it is, and how to save it.',
    stop: 'a page',
  }),
  stopCase('spreadsheet-2003.xls', xml, {
    pattern: 'wrong file',
    why: 'Excel’s XML of 2003: no CSV and no workbook that can be read.',
    stop: 'a page',
  }),
  stopCase('binary.xls', compound('Workbook'), {
    pattern: 'wrong file',
    why: 'The binary workbook of Excel 97: to be saved as .xlsx or CSV.',
    stop: 'old spreadsheet',
  }),
  stopCase('password.xlsx', compound('EncryptedPackage'), {
    pattern: 'wrong file',
    why: 'A workbook with a password.',
    stop: 'locked or old spreadsheet',
  }),
  stopCase('zipped-csv.zip', zip({ 'bezoek.csv': plain.text }), {
    pattern: 'wrong file',
    why: 'The export packed in a zip, as some portals hand it out.',
    stop: 'packed',
  }),
  stopCase('image.csv', Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64)]), {
    pattern: 'wrong file',
    why: 'A picture.',
    stop: 'not text',
  }),
  stopCase('letter.txt', letter, {
    pattern: 'wrong file',
    why: 'The mail that came with the export, and not the export.',
    stop: 'not a table',
  }),
  stopCase(
    'cut-off.xlsx',
    zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }).subarray(0, 150),
    {
      pattern: 'wrong file',
      why: 'A workbook whose download broke off.',
      stop: 'spreadsheet broken',
    },
  ),
  stopCase('word-document.xlsx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }), {
    pattern: 'wrong file',
    why: 'A document of a word processor under the name of a workbook.',
    stop: 'spreadsheet broken',
  }),
  csvCase('csv-named.xlsx', COLUMNS, people, {
    pattern: 'wrong file',
    why: 'A CSV to which somebody gave the name of a workbook: what is in it counts.',
  }),
  rawCase(
    'json-named.csv',
    `${people.map(({ email, visitDate, offerCode }) => JSON.stringify({ email, visitDate, offerCode })).join('\n')}\n`,
    {
      pattern: 'wrong file',
      why: 'JSON lines under the name of a CSV: what is in it counts.',
      read: { format: 'json-lines', encoding: 'utf-8' },
      columns: [
        { name: 'email', verdict: 'email' },
        { name: 'visitDate', verdict: 'visitDate' },
        { name: 'offerCode', verdict: 'offerCode' },
      ],
      stopped: false,
      rows: people.map(({ email, visitDate, offerCode }, at) => ({
        line: at + 1,
        state: 'accepted',
        identity: { email },
        activity: { visitDate, offerCode },
      })),
    },
  ),
  stopCase('nul-bytes.csv', Buffer.concat([encode(plain.text, 'utf-8'), Buffer.alloc(512)]), {
    pattern: 'wrong file',
    why: 'A download that broke off and was filled with zeros: not complete, so not to be sent.',
    stop: 'not text',
  }),
]
