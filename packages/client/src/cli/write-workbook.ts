import { open } from 'node:fs/promises'
import writeXlsxFile, { type Sheet } from 'write-excel-file/node'
import { FileError } from '../supplier/findings.ts'

/** A workbook of sheets, as the bytes of an .xlsx file. */
export async function workbookBytes(sheets: readonly unknown[]): Promise<Uint8Array> {
  // The library's types want mutable arrays; it does not change them.
  return writeXlsxFile(sheets as Sheet<Buffer>[], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

/**
 * Writes a file of the user's own that is not there yet; only he may read it. Throws FILE_EXISTS (what is there
 * may hold a day's work) and FILE_UNWRITABLE.
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new FileError(isThere ? 'FILE_EXISTS' : 'FILE_UNWRITABLE', {}, { cause })
  }
}
