import type { FileReport } from '../check/report.ts'
import { FileError } from '../findings.ts'

/** No row may leave (ALL_ROWS_HELD): what keeps them, as `sluis check` says it; without a value of the file. */
export class RowsHeldError extends FileError {
  readonly report: FileReport
  constructor(report: FileReport) {
    super('ALL_ROWS_HELD')
    this.report = report
  }
}
