import type { RowOutcome } from './outcome.ts'

/** Where the lines about rows go: a file, a download. It holds the visitors' data and is the user's own. */
export interface RowsSink {
  /** Takes lines; settles when there is room for more. */
  write(text: string): Promise<void>
  close(): Promise<void>
}

/** One line of `--rows-out`: every identity field that the row has, canonical, refused or missing. */
export function formatRow({ row, fields, faults, state }: RowOutcome): string {
  const [fault] = faults
  // A row that could not be read at all has no fields; everything else says so per field.
  if (state === 'refused' && fault && fault.field === undefined)
    return JSON.stringify({ row, error: fault.code, fields: {} })
  return JSON.stringify({ row, fields })
}
