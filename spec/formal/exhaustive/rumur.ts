import { readFileSync } from 'node:fs'
import type { Verdict } from '../claim.ts'
import { inFolder, runTool } from '../tools.ts'

/** A passage of the model and what a flaw puts in its place. */
export type Flaw = readonly [passage: string, flaw: string]

const NO_ERROR = 'no error, and everything to be covered was'

/** Generates, compiles and runs the checker of a model: every state up to symmetry, or the first that breaks a property. */
export async function explore(name: string, model: string, flaw: Flaw | null, expected = NO_ERROR): Promise<Verdict> {
  const text = withFlaw(readFileSync(new URL(model, import.meta.url), 'utf8'), flaw)
  return inFolder({ 'model.m': text }, async (folder) => {
    const steps = [
      { command: 'rumur', args: ['--deadlock-detection', 'off', '--threads', '1', '-o', 'model.c', 'model.m'] },
      { command: 'gcc', args: ['-w', '-O1', '-std=c11', '-mcx16', '-o', 'model', 'model.c', '-lpthread'] },
      { command: './model', args: [] },
    ]
    let seconds = 0
    let found = 'nothing was run'
    let states = ''
    for (const step of steps) {
      const outcome = await runTool({ ...step, folder, limitSeconds: 60 })
      seconds += outcome.seconds
      found = outcome.problem ?? read(outcome.output)
      states = /^\s*(\d+) states, /m.exec(outcome.output)?.[1] ?? ''
      if (outcome.problem !== null) break
    }
    const size = states === '' ? '' : `; ${Number(states).toLocaleString('en')} states up to symmetry`
    return { tool: `rumur (${name}${size})`, expected, found, seconds }
  })
}

function read(output: string): string {
  const broken = /invariant "(.*)" failed/.exec(output)?.[1] ?? /Assertion failed: \S+ (.*)/.exec(output)?.[1]
  if (broken !== undefined) return `broken: ${broken}`
  const missed = /cover "(.*)" not hit/.exec(output)?.[1]
  if (missed !== undefined) return `never reached: ${missed}`
  return /^\s*No error found\.$/m.test(output) ? NO_ERROR : 'no verdict'
}

function withFlaw(text: string, flaw: Flaw | null): string {
  if (flaw === null) return text
  const [passage, other] = flaw
  if (text.split(passage).length !== 2) throw new Error(`not once in the model: ${passage}`)
  return text.replace(passage, () => other)
}
