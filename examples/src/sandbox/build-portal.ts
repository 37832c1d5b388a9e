import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const BUILD = join(import.meta.dirname, '../../../packages/portal/build/main.ts')

/** Builds the upload page into a folder. @returns Its digest, as the directory is to name it. */
export async function buildPortal(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=sluis-source',
    '--disable-warning=ExperimentalWarning',
    BUILD,
    folder,
  ])
  return stdout.trim()
}
