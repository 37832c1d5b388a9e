import type { FindingCode, Where } from '../findings.ts'
import type { Question } from '../map/question.ts'
import type { BlockForm } from './block.ts'
import type { ReadOptions } from './decode.ts'
import type { Delimiter } from './delimiter.ts'
import type { Skipped } from './skipped.ts'

/** Columns that a file may have; sheets without an end have sixteen times as many. */
export const MAX_COLUMNS = 1_000

export type SourceFormat = 'csv' | 'json-lines' | 'json' | 'xlsx' | 'ods'
export type RowErrorCode = 'ROW_RAGGED' | 'ROW_OTHER_TABLE' | 'ROW_QUOTE_UNCLEAR' | 'ROW_JSON_INVALID'

/** A data row: `row` counts from 1 after the header, `line` is where it starts; `values` stand in the order of the columns, and may be made when they are asked for: read them by name. */
export interface SourceRow {
  readonly row: number
  readonly line: number
  readonly values: readonly string[]
  readonly error?: RowErrorCode
  /** What stands in a row with an error, as far as it came apart: for whoever mends it, never for reading. */
  readonly raw?: readonly string[]
}

/** Something to be said of the file, before any row. */
export interface Notice {
  readonly code: FindingCode
  readonly where: Where
  /** How many, where it is of several; 1 by default. */
  readonly count?: number
}

/** A file of one format that was looked at. */
export interface Opened {
  readonly format: SourceFormat
  readonly delimiter?: Delimiter
  readonly sheet?: string
  /** Line of the names of the columns, from 1; of a sheet, its row. */
  readonly headerLine?: number
  readonly columns: readonly string[]
  readonly questions: readonly Question[]
  readonly notices: readonly Notice[]
  /** How the rows are read block by block, where they can be: of a text file. */
  readonly blocks?: BlockForm
  /** All rows, in batches; what is no row goes into `skipped`. */
  rows(skipped: Skipped, options?: ReadOptions): AsyncIterable<readonly SourceRow[]>
}
