import { FileError } from '../findings.ts'
import type { Mapping } from '../map/mapping.ts'
import { Quality } from '../quality/quality.ts'
import type { Origin } from '../read/origin.ts'
import { type CountProgress, type CountRows, countRows } from './count-rows.ts'
import { type PreparedFile, prepareFile } from './prepare.ts'
import { type FileReport, reportFile } from './report.ts'
import type { RowRules } from './row-reader.ts'
import type { RowsSink } from './rows-out.ts'
import { type Finding, Tally } from './tally.ts'
import { levelOf } from './texts.ts'

/** How a file is checked. */
export interface CheckOptions {
  /** Without one, the columns are recognised. */
  readonly mapping?: Mapping
  /** ISO 3166 code of the country whose rules hold where a row names none; `NL` by default. */
  readonly country?: string
  /** Makes what takes a line per row about its identity fields; called when the file could be looked at. */
  readonly rowsOut?: () => RowsSink
  /** When the agreement is in force; visits outside these periods would stay here. */
  readonly periods?: RowRules['periods']
  readonly onProgress?: (progress: CountProgress) => void
  readonly now?: () => Date
  readonly signal?: AbortSignal
}

/**
 * What would happen to this file; nothing leaves the machine. Findings about rows are in the report; throws `FileError` when the
 * file cannot be looked at at all.
 * @param count Counts the rows: here, or wherever else the counts are the same.
 */
export async function checkFile(
  origin: Origin,
  options: CheckOptions = {},
  count: CountRows = countRows,
): Promise<FileReport> {
  const { mapping, country = 'NL', now = () => new Date(), signal, onProgress, periods } = options
  const prepared = await prepareFile(origin, mapping, signal ? { signal } : {}).then(withoutSample)
  const day = today(now())
  const rules = { country, today: day, dateOrders: prepared.dateOrders, ...(periods && { periods }) }
  const tally = new Tally(prepared.plan)
  const quality = new Quality(prepared.plan, prepared.source, day)
  const rowsOut = options.rowsOut?.()
  const stopped: Finding[] = []
  try {
    await count(prepared, { rules, tally, quality, rowsOut, onProgress, signal })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    stopped.push({ code: error.code, level: levelOf(error.code), count: 1, where: error.where })
  } finally {
    await rowsOut?.close()
  }
  return reportFile(prepared, tally, { stopped, quality, ...(periods && { periods }) })
}

/** The first rows served to settle how all are read; nobody looks at them any more, and they need not be held in memory. */
function withoutSample(prepared: PreparedFile): PreparedFile {
  return { ...prepared, source: { ...prepared.source, sample: [] } }
}

/** The day of a moment, `YYYY-MM-DD` in UTC. */
export function today(now: Date): string {
  return now.toISOString().slice(0, 10)
}
