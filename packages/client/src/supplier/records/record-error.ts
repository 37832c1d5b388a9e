import { FINDINGS, FileError, type FindingCode, type Language } from '../findings.ts'
import type { RecordFault } from './record-outcome.ts'

/** What can be wrong with a record so that the whole run stops. */
export type RecordErrorCode = Extract<FindingCode, `RECORD_${string}`>

/** A record that stops the run: of a wrong form, or refused where the run was told to stop at that. Never holds a value. */
export class RecordError extends FileError {
  /** Place of the record among those that were given, from 0. */
  readonly record: number
  readonly field: string | undefined
  /** What is wrong and how to mend it, in the language of the run. */
  readonly hint: string
  /** With RECORD_REFUSED: what is wrong with the record. */
  readonly faults: readonly RecordFault[]

  constructor(
    code: RecordErrorCode,
    record: number,
    {
      field,
      language = 'en',
      faults = [],
    }: { readonly field?: string; readonly language?: Language; readonly faults?: readonly RecordFault[] } = {},
  ) {
    super(code, { row: record + 1, ...(field !== undefined && { field }) })
    this.name = 'RecordError'
    this.record = record
    this.field = field
    this.hint = [FINDINGS[code][language].join(' '), ...faults.map(({ hint }) => hint)].join(' ')
    this.faults = faults
  }
}
