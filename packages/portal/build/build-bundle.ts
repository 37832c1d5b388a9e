import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { addIntegrity } from './add-integrity.ts'
import { BUNDLE_FILE, type BundleList, listBundle } from './digest-bundle.ts'

const CONFIG = join(import.meta.dirname, '../vite.config.ts')

/** Builds the static bundle into a folder, with the list of its digests. The same sources give the same bytes in every folder. */
export async function buildBundle(folder: string): Promise<BundleList> {
  await build({ configFile: CONFIG, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  await addIntegrity(folder)
  const list = await listBundle(folder)
  await writeFile(join(folder, BUNDLE_FILE), `${JSON.stringify(list, null, 2)}\n`)
  return list
}
