import { readFile } from 'node:fs/promises'
import type { EmbeddedTtp, ProcessName } from '@sluis/ttp-server'

/** All that arbitrary code in a process has: its settings, the files that they name, and the database roles. */
export interface Credentials {
  readonly process: ProcessName
  readonly pid: number
  readonly settings: Readonly<Record<string, string>>
  /** Database role → URL. */
  readonly roles: ReadonlyMap<string, string>
  /** Setting → content of the file that it names. */
  readonly files: ReadonlyMap<string, string>
}

/** What every program is given, by its shell too, and no setting of the TTP. */
const SURROUNDINGS = /^(PATH|PWD|OLDPWD|SHLVL|_|TZ|LANG|NODE_ENV|SystemRoot)$/

/** Takes a running process over: reads from the operating system what it was started with (Linux). */
export async function takeOver(ttp: EmbeddedTtp, process: ProcessName): Promise<Credentials> {
  const pid = ttp.processes[process].pid()
  if (pid === undefined) throw new Error(`${process} does not run`)
  const variables = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter((text) => text !== '')
  const pairs = variables.map((text): [string, string] => {
    const at = text.indexOf('=')
    return [text.slice(0, at), text.slice(at + 1)]
  })
  // Their order is that of whoever started the process.
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  const settings = Object.fromEntries(pairs.filter(([name]) => !SURROUNDINGS.test(name)))
  const roles = new Map<string, string>()
  const files = new Map<string, string>()
  for (const [name, value] of Object.entries(settings)) {
    if (/^postgres(ql)?:/.test(value)) roles.set(new URL(value).username, value)
    if (name.endsWith('_FILE')) files.set(name, (await readFile(value, 'utf8')).trim())
  }
  return { process, pid, settings, roles, files }
}
