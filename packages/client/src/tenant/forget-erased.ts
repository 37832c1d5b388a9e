import { join } from 'node:path'
import type { TenantRow } from './batch.ts'
import { isErasedRow, readForwarding, readJournal, readSegment } from './read-rows.ts'
import { FORGOTTEN, JOURNAL, segmentPath } from './segments.ts'
import { localFiles, type StoreFiles } from './store-files.ts'

/**
 * Deletes the rows of persons who were erased from the files of a store, also those that came after the feed said so. The place of a
 * row stays, as `null`: the journal counts it. Killed at any moment and called again, it ends the same; where nothing was applied
 * since the last time it reads the journal alone. For one process at a time, as `FolderStore`.
 * @returns How many rows were deleted now.
 */
export async function forgetErased(folder: string, files: StoreFiles = localFiles): Promise<number> {
  const journal = (await files.read(join(folder, JOURNAL))) ?? ''
  const mark = `${Buffer.byteLength(journal)}\n`
  const path = join(folder, FORGOTTEN)
  if ((await files.read(path)) === mark) return 0
  const lines = await readJournal(folder)
  const forwarding = await readForwarding(folder, lines)
  let count = 0
  if (forwarding.hasErased) {
    for (const { cursor, rows } of lines) {
      const kept = await readSegment<TenantRow | null>(folder, 'rows', cursor, rows)
      const left = kept.map((row) => (row === null || isErasedRow(row, forwarding) ? null : row))
      const gone = left.filter((row, place) => row === null && kept[place] !== null).length
      if (gone === 0) continue
      await replace(files, segmentPath(folder, 'rows', cursor), left.map((row) => `${JSON.stringify(row)}\n`).join(''))
      count += gone
    }
    if (count > 0) await files.syncFolder(join(folder, 'rows'))
  }
  await replace(files, path, mark)
  return count
}

async function replace(files: StoreFiles, path: string, text: string): Promise<void> {
  await files.write(`${path}.tmp`, text)
  await files.rename(`${path}.tmp`, path)
}
