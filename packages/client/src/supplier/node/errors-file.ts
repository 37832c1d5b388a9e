import { open, rename, rm } from 'node:fs/promises'
import { type CollectOptions, collectErrors } from '../check/collect-errors.ts'
import { type WriteErrorsOptions, writeErrors } from '../check/write-errors.ts'
import { FileError } from '../findings.ts'
import type { Origin } from '../read/origin.ts'
import { originOf } from './file-origin.ts'
import { RowsOut } from './rows-out.ts'
import { spareInput } from './spare-input.ts'

/** Where errors were written, and how many. */
export interface ErrorsFile {
  /** The spreadsheet; absent when no row has an error. */
  readonly path?: string
  readonly rows: number
  /** The CSV with the rows beyond what a spreadsheet should hold; absent when there are none. */
  readonly restPath?: string
  readonly rest: number
}

/**
 * Writes the rows of a file that somebody is to mend to a spreadsheet at `path`, and what is too much for one to a CSV beside it.
 * Both hold visitors' data: mode 0600. What stood there is replaced as a whole. Throws `FileError`.
 */
export async function writeErrorsFile(
  file: string | Origin,
  path: string,
  options: CollectOptions & Omit<WriteErrorsOptions, 'onRest'>,
): Promise<ErrorsFile> {
  const restPath = `${path.replace(/\.xlsx$/i, '')}-rest.csv`
  await spareInput(file, [path, restPath])
  let csv: RowsOut | undefined
  try {
    const table = await collectErrors(await originOf(file), options)
    const { xlsx, rows, rest } = await writeErrors(table, {
      language: options.language,
      ...(options.maxRows !== undefined && { maxRows: options.maxRows }),
      onRest: async (text) => {
        // A file that was there could be readable by others: its mode would stay.
        if (!csv) await rm(restPath, { force: true })
        csv ??= new RowsOut(restPath)
        await csv.write(text)
      },
    })
    if (xlsx) await replace(path, new Uint8Array(await xlsx.arrayBuffer()))
    return { ...(xlsx && { path }), rows, ...(rest > 0 && { restPath }), rest }
  } finally {
    await csv?.close()
  }
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (cause) {
    throw new FileError('FILE_UNWRITABLE', {}, { cause })
  }
}
