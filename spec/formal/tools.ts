import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verdict } from './claim.ts'
import { slots } from './slots.ts'

/** A program to run, and for how long at most. */
export interface Job {
  readonly command: string
  readonly args: readonly string[]
  readonly folder?: string
  readonly input?: string
  readonly limitSeconds?: number
}

/** What a program said on both its outputs. `problem`: why that does not count, or null. */
export interface Outcome {
  readonly output: string
  readonly seconds: number
  readonly problem: string | null
}

const LIMIT_SECONDS = 20
const OUTPUT_CHARACTERS_MAX = 20_000_000
/** Two cores are what there is to count on; the time limit of a tool begins when it has one. */
const cores = slots(2)

/** Runs a program to its end, or to the end of its time. It never rejects: what went wrong is in `problem`. */
export async function runTool(job: Job): Promise<Outcome> {
  return cores(() => runNow(job))
}

function runNow({ command, args, folder, input, limitSeconds = LIMIT_SECONDS }: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    const begun = performance.now()
    let output = ''
    let problem: string | null = null
    // A group of its own: some tools start others, and all of them have to end with it.
    const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
    const stop = (why: string): void => {
      problem ??= why
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It ended by itself in the meantime.
      }
    }
    const timer = setTimeout(() => stop(`time-out after ${limitSeconds} s`), limitSeconds * 1000)
    const read = (text: string): void => {
      output += text
      if (output.length > OUTPUT_CHARACTERS_MAX) stop('too much output')
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    // A tool that ends before it has read its input is judged by what it said.
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
    const end = (): void => {
      clearTimeout(timer)
      resolve({ output, seconds: (performance.now() - begun) / 1000, problem })
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      problem = error.code === 'ENOENT' ? `tool missing: ${command}` : `could not start: ${error.message}`
      end()
    })
    child.on('close', end)
  })
}

/**
 * Runs a program and compares what it found with what it should find.
 * @param read Takes the finding out of the output; what it does not recognise must never equal `expected`.
 */
export async function verdict(
  tool: string,
  job: Job,
  expected: string,
  read: (output: string) => string,
): Promise<Verdict> {
  const { output, seconds, problem } = await runTool(job)
  return { tool, expected, found: problem ?? read(output), seconds }
}

/** Gives `work` a temporary folder with these files, which is removed afterwards. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-formal-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
