import { FileError } from '../findings.ts'

const LOOKS_LIKE_DATA = [/\S@\S+\.\S/, /^\d{4} ?[A-Za-z]{2}$/, /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/, /^\+?[\d ()-]{7,}$/]

/**
 * A file without column names would have its first visitor taken for the header, and printed. So a header that looks like data is
 * refused, and its names are not shown.
 */
export function rejectDataAsHeader(columns: readonly string[]): void {
  if (columns.some((name) => LOOKS_LIKE_DATA.some((pattern) => pattern.test(name)))) {
    throw new FileError('HEADER_MISSING', { line: 1 })
  }
}
