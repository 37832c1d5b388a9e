import { execFileSync, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { SLUIS, sluisEnvironment } from './run-sluis.ts'

/** Whether this machine has util-linux' `script`, which runs a command in a terminal of its own. */
export const hasTerminal = ((): boolean => {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
})()

/** How long a screen may take on a busy machine, in milliseconds. */
const PATIENCE_MS = 60_000

export interface Terminal {
  /** Waits until the text was shown, from where the last wait ended. */
  sees(text: string): Promise<void>
  /** Types keys; `\r` is Enter, `\u0003` Ctrl-C. */
  type(keys: string): void
  readonly ended: Promise<number | null>
  /** Everything that was shown, without colours and movements. */
  shown(): string
  readonly pid: number
}

/** Runs `sluis` in a terminal, as somebody sits before it. */
export function inTerminal(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Terminal {
  const quoted = [...SLUIS, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  // A terminal of no width would have every letter on a line of its own.
  const child = spawn(
    'script',
    ['--quiet', '--flush', '--return', '--command', `stty cols 240 rows 60; ${quoted}`, '/dev/null'],
    {
      env: { ...sluisEnvironment(environment), TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let raw = ''
  let position = 0
  const listeners = new Set<() => void>()
  const wake = (): void => {
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text
    wake()
  })
  const shown = (): string => stripVTControlCharacters(raw)
  let isOver = false
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      isOver = true
      wake()
      resolve(code)
    })
  })
  const sees = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const at = shown().indexOf(text, position)
        if (at < 0 && !isOver) return
        listeners.delete(look)
        clearTimeout(timer)
        if (at < 0) fail()
        else {
          position = at + text.length
          resolve()
        }
      }
      const fail = (): void => reject(new Error(`“${text}” was not shown, but:\n${shown().slice(position)}`))
      const timer = setTimeout(fail, PATIENCE_MS)
      listeners.add(look)
      look()
    })
  return { sees, type: (keys) => void child.stdin.write(keys), ended, shown, pid: child.pid ?? 0 }
}
