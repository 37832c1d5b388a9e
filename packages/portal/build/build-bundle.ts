import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { addIntegrity } from './add-integrity.ts'
import { CODE_PAGES, writeCodePages } from './code-pages.ts'
import { BUNDLE_FILE, type BundleList, listBundle } from './digest-bundle.ts'

/** Pages that run code. */
const PAGES = ['upload.html', 'verify.html'] as const
const CONFIG = join(import.meta.dirname, '../vite.config.ts')

/** Builds the static bundle into a folder, with the list of its digests. The same sources give the same bytes in every folder. */
export async function buildBundle(folder: string): Promise<BundleList> {
  // One by one: what two pages share would be a file that neither names with its digest.
  for (const [at, input] of PAGES.entries()) {
    const own = { outDir: folder, emptyOutDir: at === 0, rollupOptions: { input } }
    await build({ configFile: CONFIG, logLevel: 'warn', build: own })
    await addIntegrity(folder, input)
  }
  await writeCodePages(folder)
  for (const page of Object.values(CODE_PAGES)) await addIntegrity(folder, page)
  const list = await listBundle(folder)
  await writeFile(join(folder, BUNDLE_FILE), `${JSON.stringify(list, null, 2)}\n`)
  return list
}
