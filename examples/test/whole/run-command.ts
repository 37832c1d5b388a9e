import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../../packages/client/src/cli/main.ts', import.meta.url))

/** Runs `sluis` with these arguments to its end; returns all that it printed. */
export async function runToEnd(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...process.execArgv, CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
  }
  const [code] = await once(child, 'close')
  return `${text}\nexit ${code}\n`
}

/** Runs `sluis` and kills it after a while. Whether it had ended well before. */
export async function runAndKill(args: readonly string[], milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [...process.execArgv, CLI, ...args], { stdio: 'ignore' })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  const [code] = await ended
  clearTimeout(timer)
  return code === 0 || code === 3
}
