import { openSource, planRows, readMapping } from '@sluis/client/supplier'
import { makeSources } from '@sluis/examples/demo/sources'
import type { Identity, RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import { withTemporaryFolder } from './temporary-folder.ts'

/** A chunk of the default size. */
export const CHUNK_ROWS = 2_500
/** Some rows of the exports are not rows; a few more are made than are needed. */
const ROWS_MADE = 3_000
const PERSONS_MADE = 2_000
export const NORMALISATION = { country: 'NL', today: '2026-09-01', dateOrder: 'dmy' } as const

/** Rows as the six institutions of the demo export them, with the errors of ticketing data, not yet canonical. */
export function rawIdentities(): Promise<readonly RawIdentity[]> {
  return withTemporaryFolder(async (folder) => {
    const { sources } = await makeSources(folder, { rows: ROWS_MADE, persons: PERSONS_MADE })
    const found: RawIdentity[] = []
    for (const { file, mappingFile } of sources) {
      if (mappingFile !== undefined) found.push(...(await rowsOf(file, mappingFile)))
    }
    // Evenly over the files, so that every institution's habits count.
    return Array.from({ length: CHUNK_ROWS }, (_, at) => found[Math.floor((at * found.length) / CHUNK_ROWS)] ?? {})
  })
}

async function rowsOf(file: string, mappingFile: string): Promise<readonly RawIdentity[]> {
  const source = await openSource(file)
  const { identity } = planRows(source, await readMapping(mappingFile))
  const found: RawIdentity[] = []
  for await (const batch of source.rows()) {
    for (const { values, error } of batch) {
      if (error !== undefined) continue
      const raw: Record<string, string> = {}
      for (const { field, columns, constant } of identity) {
        const text = columns.map((column) => values[column] ?? '').find((value) => value !== '') ?? constant
        if (text !== undefined && text !== '') raw[field] = text
      }
      found.push(raw)
    }
  }
  return found
}

/** The same rows in canonical form, those without any identifier left out. */
export async function canonicalIdentities(): Promise<readonly Identity[]> {
  const raw = await rawIdentities()
  return raw
    .map((row) => canonicaliseIdentity(row, NORMALISATION).identity)
    .filter((identity) => Object.keys(identity).length > 0)
}
