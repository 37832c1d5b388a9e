import type { ReadOptions } from '../decode.ts'
import { MAX_COLUMNS } from '../opened.ts'
import type { RawRow } from '../raw-row.ts'

/** Unpacked bytes of one part of a spreadsheet that are read: a bomb ends here. */
export const PART_BYTES = 1 << 30
/** Of the texts of all cells, which are held. */
export const TEXTS_BYTES = 1 << 28
/** How many texts, at most: more than the cells of the largest sheet that is read. */
export const TEXTS_MAX = 1 << 23
/** Of what names and describes the sheets. */
export const LIST_BYTES = 1 << 26
/** Sheets that a spreadsheet may have. */
export const SHEETS_MAX = 1_000
/** Columns of a sheet that are looked at; what stands further to the right counts as one more, so that too many are noticed. */
export const COLUMNS_MAX = MAX_COLUMNS + 1
/** First rows of each sheet by which the one with the data is found. */
export const FIRST_ROWS = 60

/** What is seen of one sheet before its rows are read. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly first: readonly RawRow[]
}

/** What a sheet keeps from who looks at it. */
export interface SheetDetails {
  readonly hiddenRows: number
  /** Columns from 0. */
  readonly hiddenColumns: ReadonlySet<number>
  /** Cells over several rows, whose value holds for each of them. */
  readonly merged: number
}

/** A spreadsheet, whichever its format. */
export interface Book {
  readonly format: 'xlsx' | 'ods'
  readonly sheets: readonly Sheet[]
  details(sheet: number): Promise<SheetDetails>
  /** Rows that hold something, by their number in the sheet; a row hidden in it is marked. */
  rows(sheet: number, options?: ReadOptions): AsyncIterable<readonly RawRow[]>
}
