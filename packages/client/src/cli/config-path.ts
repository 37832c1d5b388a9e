import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ClientError } from '../http/errors.ts'

/** Name of the configuration in its folder. */
const CONFIG_FILE = 'sluis.json'

/**
 * The folder of the user's own in which `sluis init` puts keys and configuration unless told otherwise. Never the folder in which the
 * command happens to run: a configuration that somebody put beside a download would send the file to whom it names.
 */
export function homeFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  const base = process.platform === 'win32' ? APPDATA : XDG_CONFIG_HOME
  return join(base || join(homedir(), '.config'), 'sluis')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** The configuration file: as asked, by its own name or that of its folder, by SLUIS_CONFIG, or the one that `sluis init` made. Throws CONFIG_MISSING. */
export function configPath(asked: string | undefined): string {
  const named = asked ?? (process.env.SLUIS_CONFIG || undefined)
  if (named !== undefined) return isFolder(named) ? join(named, CONFIG_FILE) : named
  const own = join(homeFolder(), CONFIG_FILE)
  if (!existsSync(own)) throw new ClientError('CONFIG_MISSING')
  return own
}
