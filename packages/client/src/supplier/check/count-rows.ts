import type { Quality } from '../quality/quality.ts'
import type { PreparedFile } from './prepare.ts'
import { type RowRules, rowReader } from './row-reader.ts'
import { formatRow, type RowsSink } from './rows-out.ts'
import type { Tally } from './tally.ts'

/** Into what the rows of a file are counted. */
export interface CountJob {
  readonly rules: RowRules
  readonly tally: Tally
  readonly quality: Quality
  /** Takes a line about each row. */
  readonly rowsOut?: RowsSink | undefined
  readonly onProgress?: ((progress: CountProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** How far counting has come: rows, and which share of the bytes. */
export interface CountProgress {
  readonly rows: number
  readonly share: number
}

/** Counts all rows of a file. Throws `FileError` for what ends the file before its end; the rows before that are counted. */
export type CountRows = (prepared: PreparedFile, job: CountJob) => Promise<void>

/** Counts them here, one after the other. */
export const countRows: CountRows = async ({ source, plan }, job) => {
  const { rules, tally, quality, rowsOut, onProgress, signal } = job
  const read = rowReader(plan, rules)
  const { bytes } = source.survey
  let consumed = 0
  const onBytes = (count: number): void => {
    consumed += count
  }
  for await (const rows of source.rows({ onBytes, ...(signal && { signal }) })) {
    // Row by row: outcomes that are forgotten at once never burden the collector.
    let text = ''
    for (const row of rows) {
      const outcome = read(row)
      tally.add(outcome)
      quality.add(row, outcome)
      if (rowsOut) text += `${formatRow(outcome)}\n`
    }
    if (rowsOut) await rowsOut.write(text)
    onProgress?.({ rows: tally.total, share: Math.min(1, consumed / bytes) })
  }
}
