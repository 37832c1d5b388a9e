import { FileError } from '../../findings.ts'
import type { Opened } from '../opened.ts'
import type { Origin } from '../origin.ts'
import type { SourceOptions } from '../source.ts'

/** Opens a spreadsheet. */
export async function openWorkbook(
  _origin: Origin,
  _container: 'zip' | 'ole',
  _options: SourceOptions,
): Promise<Opened> {
  throw new FileError('FILE_SPREADSHEET')
}
