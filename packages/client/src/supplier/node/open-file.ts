import { availableParallelism } from 'node:os'
import { checkFile as checkOrigin, type CheckOptions as OriginCheckOptions } from '../check/check-file.ts'
import { type PreparedFile, prepareFile as prepareOrigin } from '../check/prepare.ts'
import type { FileReport } from '../check/report.ts'
import type { Mapping } from '../map/mapping.ts'
import type { Origin } from '../read/origin.ts'
import { openSource as openOrigin, type Source, type SourceOptions } from '../read/source.ts'
import { countOverThreads } from './count-over-threads.ts'
import { originOf } from './file-origin.ts'
import { RowsOut } from './rows-out.ts'

/** How a file is checked on a disk. */
export interface CheckOptions extends Omit<OriginCheckOptions, 'rowsOut'> {
  /** Where to write what became of the identity fields, a line per row; the user's own file, mode 0600. */
  readonly rowsOut?: string
  /** Threads that look at the rows of a large text file; by default 2, or 1 on a machine of one processor. The report is the same. */
  readonly threads?: number
}

/** Each further one takes some 45 MB more: with two, a check of 1 GB takes some 245 MiB, with one 230. */
const THREADS = 2

/** `openSource` that takes a path too. */
export async function openSource(file: string | Origin, options: SourceOptions = {}): Promise<Source> {
  return openOrigin(await originOf(file), options)
}

/** `prepareFile` that takes a path too. */
export async function prepareFile(
  file: string | Origin,
  mapping: Mapping | undefined,
  options: SourceOptions,
): Promise<PreparedFile> {
  return prepareOrigin(await originOf(file), mapping, options)
}

/** `checkFile` that takes a path too. */
export async function checkFile(file: string | Origin, options: CheckOptions = {}): Promise<FileReport> {
  const { rowsOut, threads = Math.min(THREADS, availableParallelism()), ...rest } = options
  const origin = await originOf(file)
  return checkOrigin(
    origin,
    { ...rest, ...(rowsOut !== undefined && { rowsOut: () => new RowsOut(rowsOut) }) },
    countOverThreads(origin, { threads }),
  )
}
