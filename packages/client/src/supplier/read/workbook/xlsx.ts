import { FileError } from '../../findings.ts'
import type { ReadOptions } from '../decode.ts'
import type { Origin } from '../origin.ts'
import type { RawRow } from '../raw-row.ts'
import {
  type Book,
  COLUMNS_MAX,
  FIRST_ROWS,
  LIST_BYTES,
  PART_BYTES,
  SHEETS_MAX,
  type Sheet,
  type SheetDetails,
  TEXTS_BYTES,
  TEXTS_MAX,
} from './book.ts'
import { type CellKind, columnOfCell, kindOf, unescapedText } from './cells.ts'
import { type MergeDown, mergesDown, sheetReader } from './xlsx-sheet.ts'
import { attribute, eachElement, readXml, TEXT_MAX } from './xml.ts'
import { type ZipEntry, zipText } from './zip.ts'

/** Opens a workbook of Excel (ECMA-376). Only the texts of its cells are held; rows come as a stream. */
export async function openXlsx(origin: Origin, entries: ReadonlyMap<string, ZipEntry>): Promise<Book> {
  const part = (name: string, max = PART_BYTES, options: ReadOptions = {}): AsyncIterable<string> => {
    const entry = entries.get(name)
    if (!entry) throw new FileError('FILE_SPREADSHEET_BROKEN')
    return zipText(origin, entry, max, options)
  }
  const { sheets, since1904 } = await readWorkbook(
    part('xl/workbook.xml', LIST_BYTES),
    part('xl/_rels/workbook.xml.rels', LIST_BYTES),
  )
  const kinds = entries.has('xl/styles.xml') ? await readStyles(part('xl/styles.xml', LIST_BYTES)) : []
  const texts = entries.has('xl/sharedStrings.xml') ? await readTexts(part('xl/sharedStrings.xml', TEXTS_BYTES)) : []
  const there = sheets.filter(({ path }) => entries.has(path))
  if (there.length > SHEETS_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
  const merges = new Map<number, readonly MergeDown[]>()
  const read = (pieces: AsyncIterable<string>, sheet?: number): AsyncGenerator<RawRow[]> => {
    const reader = sheetReader({ kinds, texts, since1904, merges: merges.get(sheet ?? -1) ?? [] })
    return readXml(pieces, reader, () => reader.take())
  }
  const seen: Sheet[] = []
  const known = new Map<string, readonly RawRow[]>()
  // All sheets together may take what one may: many can be one part of the archive, under one name or several.
  let left = PART_BYTES
  for (const { name, hidden, path } of there) {
    const look = counted(part(path, left), (length) => {
      left -= length
    })
    const first = known.get(path) ?? (await firstOf(read(look)))
    known.set(path, first)
    seen.push({ name, hidden, first })
  }
  return {
    format: 'xlsx',
    sheets: seen,
    details: async (sheet) => {
      const found = await readDetails(part(there[sheet]?.path ?? ''))
      merges.set(sheet, found.merges)
      return { ...found, merged: found.merges.length }
    },
    rows: (sheet, options = {}) => read(part(there[sheet]?.path ?? '', PART_BYTES, options), sheet),
  }
}

async function* counted(pieces: AsyncIterable<string>, count: (length: number) => void): AsyncGenerator<string> {
  for await (const piece of pieces) {
    count(piece.length)
    yield piece
  }
}

async function firstOf(batches: AsyncGenerator<RawRow[]>): Promise<RawRow[]> {
  const first: RawRow[] = []
  for await (const batch of batches) {
    first.push(...batch.slice(0, FIRST_ROWS - first.length))
    if (first.length >= FIRST_ROWS) break
  }
  return first
}

async function readWorkbook(workbook: AsyncIterable<string>, relations: AsyncIterable<string>) {
  const paths = new Map<string, string>()
  await eachElement(relations, {
    open: (name, attributes) => {
      const target = attributes.Target ?? ''
      if (name === 'Relationship' && /\/worksheet$/.test(attributes.Type ?? ''))
        paths.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
  })
  const sheets: { name: string; path: string; hidden: boolean }[] = []
  let since1904 = false
  await eachElement(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const path = paths.get(attribute(attributes, 'id') ?? '')
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      // Sheets of charts have another relation and no cells.
      if (path !== undefined) sheets.push({ name: attributes.name ?? '', path, hidden })
    },
  })
  return { sheets, since1904 }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

async function readStyles(pieces: AsyncIterable<string>): Promise<CellKind[]> {
  const codes = new Map<number, string>()
  const kinds: CellKind[] = []
  let inCells = false
  await eachElement(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attributes.numFmtId ?? 0)
      kinds.push(kindOf(id, codes.get(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}

async function readTexts(pieces: AsyncIterable<string>): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let open = false
  let spoken = false
  await eachElement(pieces, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      open = name === 't' && !spoken
    },
    text: (piece) => {
      if (!open) return
      text += piece
      if (text.length > TEXT_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
    },
    close: (name) => {
      open = false
      if (name === 'rPh') spoken = false
      if (name !== 'si') return
      if (texts.push(unescapedText(text)) > TEXTS_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
    },
  })
  return texts
}

/** Characters of the tag of a row, a column or a merged cell. */
const TAG_MAX = 1 << 16

/** Hidden rows and columns and merged cells, by a search through the text: far quicker than reading every cell. */
async function readDetails(pieces: AsyncIterable<string>): Promise<SheetDetails & { merges: MergeDown[] }> {
  const hiddenColumns = new Set<number>()
  const refs: string[] = []
  let hiddenRows = 0
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(row|col|mergeCell)\s([^<>]*)>/g)) {
      const hidden = /\bhidden="(?:1|true)"/.test(attributes)
      if (name === 'row' && hidden) hiddenRows++
      if (name === 'col' && hidden) {
        const [from, to] = [
          Number(/\bmin="(\d+)"/.exec(attributes)?.[1]),
          Number(/\bmax="(\d+)"/.exec(attributes)?.[1]),
        ]
        for (let column = from; column <= Math.min(to, COLUMNS_MAX); column++) hiddenColumns.add(column - 1)
      }
      const ref = name === 'mergeCell' ? /\bref="([^"]+)"/.exec(attributes)?.[1] : undefined
      if (ref && refs.length < 200_000) refs.push(ref)
    }
    const last = text.lastIndexOf('<')
    rest = last === -1 || text.length - last > TAG_MAX || text.includes('>', last) ? '' : text.slice(last)
  }
  return { hiddenRows, hiddenColumns, merged: refs.length, merges: mergesDown(refs, columnOfCell) }
}
