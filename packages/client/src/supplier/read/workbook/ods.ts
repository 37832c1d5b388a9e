import { FileError } from '../../findings.ts'
import type { ReadOptions } from '../decode.ts'
import type { Origin } from '../origin.ts'
import type { RawRow } from '../raw-row.ts'
import { type Book, FIRST_ROWS, PART_BYTES, type Sheet } from './book.ts'
import { contentReader, type TableSeen } from './ods-content.ts'
import { readXml } from './xml.ts'
import { type ZipEntry, zipText } from './zip.ts'

/** Opens a spreadsheet of LibreOffice (OpenDocument, ISO/IEC 26300). All sheets stand in one part, read once to look at them. */
export async function openOds(origin: Origin, entries: ReadonlyMap<string, ZipEntry>): Promise<Book> {
  const content = entries.get('content.xml')
  const manifest = entries.get('META-INF/manifest.xml')
  if (!content) throw new FileError('FILE_SPREADSHEET_BROKEN')
  if (manifest) {
    let text = ''
    for await (const piece of zipText(origin, manifest, 1 << 24)) text += piece
    if (/encryption-data/.test(text)) throw new FileError('FILE_SPREADSHEET_LOCKED')
  }
  const tables: TableSeen[] = []
  const look = contentReader({ onTable: (table) => tables.push(table), firstRows: FIRST_ROWS })
  for await (const _ of readXml(zipText(origin, content, PART_BYTES), look, () => look.take()));
  return {
    format: 'ods',
    sheets: tables.map(({ name, hidden, first }): Sheet => ({ name, hidden, first })),
    details: (sheet) => {
      const { hiddenRows = 0, hiddenColumns = new Set<number>(), merged = 0 } = tables[sheet] ?? {}
      return Promise.resolve({ hiddenRows, hiddenColumns, merged })
    },
    rows: (sheet, options: ReadOptions = {}) => rowsOf(origin, content, sheet, options),
  }
}

function rowsOf(origin: Origin, content: ZipEntry, sheet: number, options: ReadOptions): AsyncGenerator<RawRow[]> {
  const reader = contentReader({ only: sheet })
  return readXml(zipText(origin, content, PART_BYTES, options), reader, () => reader.take())
}
