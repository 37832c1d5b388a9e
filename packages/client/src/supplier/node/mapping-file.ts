import { readFile } from 'node:fs/promises'
import { FileError } from '../findings.ts'
import { type Mapping, parseMapping } from '../map/mapping.ts'

/** Reads a mapping file. Throws `FileError` (MAPPING_UNREADABLE, MAPPING_UNKNOWN_FIELD). */
export async function readMapping(path: string): Promise<Mapping> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new FileError('MAPPING_UNREADABLE', {}, { cause: error })
  }
  return parseMapping(value)
}
