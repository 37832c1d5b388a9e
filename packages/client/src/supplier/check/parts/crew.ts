import type { ReadOptions } from '../../read/decode.ts'
import type { SourceRow } from '../../read/source.ts'
import type { PreparedFile } from '../prepare.ts'
import type { RowRules } from '../row-reader.ts'
import type { CheckedPart } from './part-reader.ts'

/** What comes of a reading in parts, in the order of the file: parts that were checked elsewhere, or rows that are to be checked here. */
export type CrewPart = CheckedPart | readonly SourceRow[]

/**
 * Checks the parts of a file in other threads, where the platform has them and the file is worth it; undefined where not. What it gives
 * comes to the same report as reading the rows one by one.
 */
export type Crew = (
  prepared: PreparedFile,
  rules: RowRules,
  options: ReadOptions,
) => AsyncIterable<CrewPart> | undefined
