import { stat } from 'node:fs/promises'
import { FileError } from '../findings.ts'
import type { Origin } from '../read/origin.ts'

/**
 * Refuses to write over the file that is read, by whatever path: an export of visitors cannot always be made again. Throws
 * `FileError` (FILE_EXISTS).
 */
export async function spareInput(input: string | Origin, outputs: readonly (string | undefined)[]): Promise<void> {
  if (typeof input !== 'string') return
  const read = await identity(input)
  for (const output of outputs) {
    if (output !== undefined && read !== undefined && (await identity(output)) === read)
      throw new FileError('FILE_EXISTS')
  }
}

/** Where a file lies, the same for each of its names; undefined for one that is not there. */
async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found && `${found.dev}:${found.ino}`
}
