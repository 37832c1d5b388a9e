import { FILE_FINDINGS } from './findings/file.ts'
import { MAPPING_FINDINGS } from './findings/mapping.ts'
import { QUALITY_FINDINGS } from './findings/quality.ts'
import { ROW_FINDINGS } from './findings/row.ts'

export type { FindingLevel } from './findings/finding-text.ts'

/**
 * The closed list of what the supplier's client can say about a file, a mapping or a row: what is wrong and how to mend it.
 * Texts never hold a value from the file; where it is (row, line, column, field) travels beside the code.
 */
export const FINDINGS = { ...FILE_FINDINGS, ...MAPPING_FINDINGS, ...ROW_FINDINGS, ...QUALITY_FINDINGS } as const

export type FindingCode = keyof typeof FINDINGS
export type Language = 'en' | 'nl'

/** Where a finding is; `row` counts data rows from 1 as a reader does, `line` counts lines of the file from 1. */
export interface Where {
  readonly row?: number
  readonly line?: number
  readonly column?: string
  /** What a spreadsheet calls that column. */
  readonly letter?: string
  readonly field?: string
}

/** What stops a whole file or a mapping. Its message is its code and place, never a value. */
export class FileError extends Error {
  readonly code: FindingCode
  readonly where: Where
  constructor(code: FindingCode, where: Where = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'FileError'
    this.code = code
    this.where = where
  }
}
