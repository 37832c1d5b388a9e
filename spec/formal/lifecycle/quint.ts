import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inFolder, runTool } from '../tools.ts'
import { chooseCovering } from './cover.ts'
import type { TraceState } from './itf.ts'
import { readTrace } from './itf.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
/** The program of the package, in this checkout. */
export const QUINT = here('../../../node_modules/@informalsystems/quint/dist/src/cli.js')
/** The evaluator that needs no download. */
const BACKEND = ['--backend', 'typescript']

export const modelPath = (model: string): string => here(model)

/** A simulation: which model, how much of it, and what to count. */
export interface Simulation {
  readonly samples: number
  readonly steps: number
  readonly seed: number
}

/** Arguments of a simulation: `--max-samples` always, because with a seed alone one sample would be drawn. */
export function runArguments(path: string, { samples, steps, seed }: Simulation, more: readonly string[]): string[] {
  const size = ['--max-samples', String(samples), '--max-steps', String(steps), '--seed', String(seed)]
  return [QUINT, 'run', path, ...BACKEND, ...size, ...more]
}

/** Draws traces of a model, with the answers that it expects in each state: of all samples those that together do most. */
export async function drawTraces(
  model: string,
  module: string,
  simulation: Simulation & { readonly traces: number },
): Promise<readonly (readonly TraceState[])[]> {
  return inFolder({}, async (folder) => {
    const form = [
      '--main',
      module,
      '--init',
      'initWithAnswers',
      '--step',
      'stepWithAnswers',
      '--mbt',
      '--verbosity',
      '1',
    ]
    const out = ['--n-traces', String(simulation.samples), '--out-itf', join(folder, '{seq}.itf.json')]
    const args = runArguments(modelPath(model), simulation, [...form, ...out])
    const { output, problem } = await runTool({ command: process.execPath, args, limitSeconds: 120 })
    const files = (await readdir(folder)).sort((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10))
    if (problem !== null || files.length !== simulation.samples) throw new Error(`quint: ${problem ?? output}`)
    return chooseCovering(await Promise.all(files.map((file) => readTrace(join(folder, file)))), simulation.traces)
  })
}
