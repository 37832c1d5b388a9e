import { FileError } from '../../findings.ts'
import type { RawRow } from '../raw-row.ts'
import { COLUMNS_MAX } from './book.ts'
import { type CellKind, columnOfCell, numberText, unescapedText } from './cells.ts'
import { TEXT_MAX, type XmlHandler } from './xml.ts'

/** A cell over several rows: what stands in the first holds for all. Rows from 1, both included; column from 0. */
export interface MergeDown {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly kinds: readonly CellKind[]
  readonly texts: readonly string[]
  readonly since1904: boolean
  readonly merges: readonly MergeDown[]
}

/** The merged cells that go over several rows, of addresses like `A2:A5`. */
export function mergesDown(refs: readonly string[], columnOf: typeof columnOfCell): MergeDown[] {
  return refs.flatMap((ref) => {
    const [start = '', end = ''] = ref.split(':')
    const [from, to] = [Number(/\d+/.exec(start)?.[0]), Number(/\d+/.exec(end)?.[0])]
    const column = columnOf(start)
    return column !== undefined && column < COLUMNS_MAX && to > from ? [{ column, from, to }] : []
  })
}

/** Takes the elements of a sheet and gives its rows, batch by batch. */
export function sheetReader(context: SheetContext): XmlHandler & { take(): RawRow[] | undefined } {
  const starts = Map.groupBy(context.merges, ({ from }) => from)
  // By column: merged cells cannot overlap, so that one at a time goes down a column.
  const active = new Map<number, { readonly to: number; readonly value: string }>()
  let rows: RawRow[] = []
  let [line, column, depth] = [0, -1, 0]
  let values: string[] = []
  let hidden = false
  let [type, style, text] = ['', 0, '']
  let collecting = false

  const endRow = (): void => {
    for (const [column, { to, value }] of active) {
      if (line <= to) put(values, column, value)
      if (line >= to) active.delete(column)
    }
    for (const { column, to } of starts.get(line) ?? []) active.set(column, { to, value: values[column] ?? '' })
    if (values.length > 0) rows.push({ values, line, lastLine: line, ...(hidden && { hidden }) })
  }
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        if (!Number.isSafeInteger(line) || line < 1) throw new FileError('FILE_SPREADSHEET_BROKEN')
        hidden = attributes.hidden === '1' || attributes.hidden === 'true'
        values = []
        column = -1
      } else if (name === 'c') {
        column = columnOfCell(attributes.r) ?? column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        text = ''
      } else if (name === 'rPh') depth++
      collecting = depth === 0 && (name === 'v' || name === 't')
    },
    text: (piece) => {
      if (!collecting) return
      text += piece
      if (text.length > TEXT_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
    },
    close: (name) => {
      collecting = false
      if (name === 'rPh') depth--
      else if (name === 'c') put(values, column, cellText(context, type, style, text))
      else if (name === 'row') endRow()
    },
    take: () => {
      if (rows.length === 0) return undefined
      const batch = rows
      rows = []
      return batch
    },
  }
}

function put(values: string[], column: number, value: string): void {
  if (value === '') return
  const at = Math.min(column, COLUMNS_MAX - 1)
  while (values.length < at) values.push('')
  values[at] = value
}

function cellText({ texts, kinds, since1904 }: SheetContext, type: string, style: number, text: string): string {
  if (type === 's') return texts[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type === 'd') return text.replace('T', ' ').replace(/(?: 00:00)?(?::00)?(?:\.0+)?Z?$/, '')
  if (type !== 'n') return unescapedText(text)
  return text === '' ? '' : numberText(text, kinds[style] ?? { kind: 'number' }, since1904)
}
