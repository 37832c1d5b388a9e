import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { FileError } from '../findings.ts'
import { type Mapping, parseMapping } from '../map/mapping.ts'

/** Reads a mapping file. Throws `FileError` (MAPPING_ABSENT, MAPPING_UNREADABLE, MAPPING_UNKNOWN_FIELD). */
export async function readMapping(path: string): Promise<Mapping> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new FileError(isAbsent ? 'MAPPING_ABSENT' : 'MAPPING_UNREADABLE', {}, { cause: error })
  }
  return parseMapping(value)
}

/** Writes a mapping as a whole: who reads it meanwhile finds the old one. Throws `FileError` (FILE_UNWRITABLE). */
export async function writeMapping(path: string, mapping: Mapping): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, `${JSON.stringify(mapping, null, 2)}\n`)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw new FileError('FILE_UNWRITABLE', {}, { cause: error })
  }
}
