import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { START_FLAGS } from './programs.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The program and its words, to run a command as its users do. */
export function serverCommand(parts: readonly string[]): readonly [program: string, ...words: string[]] {
  return [process.execPath, ...START_FLAGS, MAIN, ...parts]
}

function launch(parts: readonly string[], settings: Record<string, string>, cwd?: string): ChildProcess {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const [program, ...words] = serverCommand(parts)
  return spawn(program, words, {
    env: { PATH, NODE_COMPILE_CACHE, ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd,
  })
}

/** Runs a command of `sluis-server` as its users do: another process, with its own settings only. */
export async function runServer(
  parts: readonly string[],
  settings: Record<string, string> = {},
  input = '',
  cwd?: string,
): Promise<Ran> {
  const child = launch(parts, settings, cwd)
  const read = collect(child)
  child.stdin?.on('error', () => undefined).end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...read() }
}

export interface ServerProcess {
  readonly pid: number
  /** Everything it printed so far. */
  readonly printed: () => { readonly stdout: string; readonly stderr: string }
  /** Fulfils when the state was announced `count` times. */
  readonly said: (state: 'ready' | 'sealed', count?: number) => Promise<void>
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

/** Starts a process of the TTP that goes on running. */
export function startServer(parts: readonly string[], settings: Record<string, string>): ServerProcess {
  const child = launch(parts, settings)
  const read = collect(child)
  const ended = once(child, 'close')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    printed: read,
    said: (state, count = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (read().stdout.split(`"state":"${state}"`).length <= count) return
          child.stdout?.off('data', look)
          resolve()
        }
        child.stdout?.on('data', look)
        void ended.then(() => reject(new Error(`the process ended: ${read().stderr}`)))
        look()
      }),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function collect(child: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return () => ({ stdout, stderr })
}
