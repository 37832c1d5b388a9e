/** A row as the file has it, before anything is made of it: of a text file or of a sheet. */
export interface RawRow {
  readonly values: readonly string[]
  /** Line (of a sheet: row) where it starts, from 1. */
  readonly line: number
  /** Line where it ends; later than `line` when a quoted value goes over several. */
  readonly lastLine: number
  /** A quote in it has no end that can be believed: what its values are is not known. */
  readonly unclear?: boolean
  /** The sheet hides it. */
  readonly hidden?: boolean
}
