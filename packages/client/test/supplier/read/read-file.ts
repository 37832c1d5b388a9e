import { blobOrigin, FileError, openSource, type Source, type SourceOptions } from '../../../src/supplier/index.ts'
import type { SourceRow } from '../../../src/supplier/read/opened.ts'

/** A file in memory, as a browser has it. */
export function fileOf(content: string | Uint8Array, name = 'export.csv'): ReturnType<typeof blobOrigin> {
  return blobOrigin(new File([content as BlobPart], name))
}

export interface ReadFile {
  readonly source: Source
  readonly rows: readonly SourceRow[]
  /** Why lines were passed over, and which. */
  readonly skipped: Readonly<Record<string, readonly number[]>>
}

/** Reads a file to its end. */
export async function readFile(
  content: string | Uint8Array,
  options: SourceOptions = {},
  name = 'export.csv',
): Promise<ReadFile> {
  const source = await openSource(fileOf(content, name), options)
  const rows: SourceRow[] = []
  for await (const batch of source.rows()) rows.push(...batch)
  const skipped = Object.fromEntries([...source.skipped()].map(([reason, { lines }]) => [reason, lines]))
  return { source, rows, skipped }
}

/** The code with which a file is refused. */
export function codeOf(content: string | Uint8Array, options: SourceOptions = {}, name?: string): Promise<unknown> {
  return readFile(content, options, name).then(
    () => 'no error',
    (error: unknown) => (error instanceof FileError ? error.code : error),
  )
}
