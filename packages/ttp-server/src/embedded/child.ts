import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ProcessName } from '../kernel/config.ts'

const READY_MS_MAX = 60_000
const RESTART_MS_MIN = 100
const RESTART_MS_MAX = 5_000
/**
 * Keeps V8's heap near what is in use: on a machine with much memory it would rather grow by hundreds of MiB than collect. Half a
 * young generation in MiB, and by how many percent the old generation may grow before it is collected.
 */
const HEAP_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=50']

/** Keeps a signal from opening the debugger, which could read the whole memory: for Node that knows the flag. */
const CLOSED_FLAGS = process.allowedNodeEnvironmentFlags.has('--disable-sigusr1') ? ['--disable-sigusr1'] : []
/** A crash writes no memory to a file. The shell makes way for the program, which keeps its process number. */
const WITHOUT_CORE_DUMPS = process.platform === 'win32' ? [] : ['/bin/sh', '-c', 'ulimit -c 0; exec "$0" "$@"']

/** A process of the TTP under supervision: when it ends on its own it is started again, after growing pauses. */
export interface SupervisedProcess {
  readonly name: ProcessName
  readonly pid: () => number | undefined
  /** Fulfils as soon as the process says that it is ready (again). */
  readonly ready: () => Promise<void>
  /** Kills it without notice; the supervision starts it again. For crash tests. */
  readonly kill: () => void
  readonly stop: () => Promise<void>
}

/** Only what a program needs to run at all: a process of the TTP is told its own settings and nothing else. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TZ', 'LANG', 'NODE_ENV']
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

/**
 * Starts `sluis-server start --only NAME` as a child of its own and keeps it running.
 * @param onLog Takes each line that the process logs (JSON, no identifiers).
 */
export function supervise(
  name: ProcessName,
  settings: Record<string, string>,
  onLog: (line: string) => void,
): SupervisedProcess {
  const main = fileURLToPath(new URL(`../main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url))
  let child: ChildProcess | undefined
  let stopping = false
  let pauseMs = RESTART_MS_MIN
  let isReady = false
  let ready = Promise.withResolvers<void>()

  const launch = (): void => {
    const words = [
      process.execPath,
      ...process.execArgv,
      ...HEAP_FLAGS,
      ...CLOSED_FLAGS,
      main,
      'start',
      '--only',
      name,
      '--end-with-input',
    ]
    const [command = '', ...rest] = [...WITHOUT_CORE_DUMPS, ...words]
    child = spawn(command, rest, {
      env: { ...bareEnvironment(), ...settings },
      // Nothing is ever written to the first: its end says that this process is gone, whatever ended it.
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin?.on('error', () => undefined)
    lines(child.stdout, (line) => {
      if (!line.includes('"ready":true')) return
      pauseMs = RESTART_MS_MIN
      isReady = true
      ready.resolve()
    })
    lines(child.stderr, onLog)
    child.once('exit', (code, signal) => {
      if (stopping) return
      onLog(endedLine(name, code, signal))
      // Whoever waits for a process that ended while it was starting waits on for its next start.
      if (isReady) ready = Promise.withResolvers<void>()
      isReady = false
      setTimeout(() => {
        if (!stopping) launch()
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, RESTART_MS_MAX)
    })
  }
  launch()
  return {
    name,
    pid: () => child?.pid,
    ready: () => withDeadline(ready.promise, name),
    kill: () => void child?.kill('SIGKILL'),
    stop: async () => {
      stopping = true
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const forced = setTimeout(() => child?.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(forced)
    },
  }
}

/** What is logged of a process that ended on its own: it may have had no time to say anything itself. */
function endedLine(name: ProcessName, code: number | null, signal: NodeJS.Signals | null): string {
  const time = new Date().toISOString()
  return JSON.stringify({ level: 50, time, process: name, code, signal, msg: 'the process ended and is started again' })
}

function lines(stream: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  let rest = ''
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) if (line !== '') take(line)
  })
}

async function withDeadline(promise: Promise<void>, name: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the process ${name} did not become ready; its log says why`)),
      READY_MS_MAX,
    )
  })
  try {
    await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
