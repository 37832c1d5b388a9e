import { FileError } from '../../findings.ts'
import type { ReadOptions } from '../decode.ts'
import type { Origin } from '../origin.ts'
import type { RawRow } from '../raw-row.ts'
import { type Book, FIRST_ROWS, PART_BYTES, type Sheet, type SheetDetails, TEXTS_BYTES } from './book.ts'
import { type CellKind, columnOfCell, kindOf } from './cells.ts'
import { type MergeDown, mergesDown, sheetReader } from './xlsx-sheet.ts'
import { attribute, eachElement, readXml } from './xml.ts'
import { type ZipEntry, zipText } from './zip.ts'

/** Opens a workbook of Excel (ECMA-376). Only the texts of its cells are held; rows come as a stream. */
export async function openXlsx(origin: Origin, entries: ReadonlyMap<string, ZipEntry>): Promise<Book> {
  const part = (name: string, max = PART_BYTES, options: ReadOptions = {}): AsyncIterable<string> => {
    const entry = entries.get(name)
    if (!entry) throw new FileError('FILE_SPREADSHEET_BROKEN')
    return zipText(origin, entry, max, options)
  }
  const { sheets, since1904 } = await readWorkbook(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'))
  const kinds = entries.has('xl/styles.xml') ? await readStyles(part('xl/styles.xml')) : []
  const texts = entries.has('xl/sharedStrings.xml') ? await readTexts(part('xl/sharedStrings.xml', TEXTS_BYTES)) : []
  const there = sheets.filter(({ path }) => entries.has(path))
  const merges = new Map<number, readonly MergeDown[]>()
  const rows = (sheet: number, options: ReadOptions = {}): AsyncGenerator<RawRow[]> => {
    const reader = sheetReader({ kinds, texts, since1904, merges: merges.get(sheet) ?? [] })
    return readXml(part(there[sheet]?.path ?? '', PART_BYTES, options), reader, () => reader.take())
  }
  const seen: Sheet[] = []
  for (const [index, { name, hidden }] of there.entries())
    seen.push({ name, hidden, first: await firstOf(rows(index)) })
  return {
    format: 'xlsx',
    sheets: seen,
    details: async (sheet) => {
      const found = await readDetails(part(there[sheet]?.path ?? ''))
      merges.set(sheet, found.merges)
      return { ...found, merged: found.merges.length }
    },
    rows,
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
      if (open) text += piece
    },
    close: (name) => {
      open = false
      if (name === 'rPh') spoken = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

/** Hidden rows and columns and merged cells, by a search through the text: far quicker than reading every cell. */
async function readDetails(pieces: AsyncIterable<string>): Promise<SheetDetails & { merges: MergeDown[] }> {
  const hiddenColumns = new Set<number>()
  const refs: string[] = []
  let hiddenRows = 0
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(row|col|mergeCell)\s([^>]*)>/g)) {
      const hidden = /\bhidden="(?:1|true)"/.test(attributes)
      if (name === 'row' && hidden) hiddenRows++
      if (name === 'col' && hidden) {
        const [from, to] = [
          Number(/\bmin="(\d+)"/.exec(attributes)?.[1]),
          Number(/\bmax="(\d+)"/.exec(attributes)?.[1]),
        ]
        for (let column = from; column <= Math.min(to, from + 1_000); column++) hiddenColumns.add(column - 1)
      }
      const ref = name === 'mergeCell' ? /\bref="([^"]+)"/.exec(attributes)?.[1] : undefined
      if (ref && refs.length < 200_000) refs.push(ref)
    }
    const last = text.lastIndexOf('<')
    rest = last === -1 || text.includes('>', last) ? '' : text.slice(last)
  }
  return { hiddenRows, hiddenColumns, merged: refs.length, merges: mergesDown(refs, columnOfCell) }
}
