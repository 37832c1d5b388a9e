import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A command that ended. */
export interface Ended {
  readonly exit: number
  /** Lines of its standard output. */
  readonly lines: readonly string[]
}

/**
 * Runs a program of the workspace as a process of its own and hears its output to the end; what it says on standard error is
 * passed on only when it fails.
 * @param onStart Takes the process's number, to watch it.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  onStart: (pid: number) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [...process.execArgv, file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes))
  if (child.pid !== undefined) onStart(child.pid)
  const [code] = (await once(child, 'close')) as [number | null]
  const exit = code ?? 1
  if (!ACCEPTED.has(exit)) {
    const said = [...stdout.slice(-1), ...stderr].map(String).join('\n')
    throw new Error(`${file} ${args[0] ?? ''} ended with ${exit}: ${said}`)
  }
  return {
    exit,
    lines: Buffer.concat(stdout)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== ''),
  }
}

/** Success, and success with something to look at. */
const ACCEPTED: ReadonlySet<number> = new Set([0, 3])

/** The program of the `sluis` command, beside the library that the package exports. */
export function sluisCommand(): string {
  const library = import.meta.resolve('@sluis/client/supplier')
  return fileURLToPath(new URL(`../cli/main${library.endsWith('.ts') ? '.ts' : '.js'}`, library))
}
