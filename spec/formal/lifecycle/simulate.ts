import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Verdict } from '../claim.ts'
import type { Outcome } from '../tools.ts'
import { inFolder, runTool } from '../tools.ts'
import type { Simulation } from './quint.ts'
import { modelPath, runArguments } from './quint.ts'

/** A model with all that is drawn from it. */
export interface Model extends Simulation {
  readonly file: string
  /** What has to be true in some state of a share of all samples, in percent. */
  readonly witnesses: Readonly<Record<string, number>>
  readonly flaws: readonly Flaw[]
}

/** A fault seeded into the text of a model, and the invariant that it must break. */
export interface Flaw {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly breaks: string
}

const LIMIT_SECONDS = 150
/** A fault may take longer to show; the run ends when it does. */
const FLAW_SAMPLES = 400
const TOOL = 'quint'
const sound = new Map<string, Promise<Outcome>>()

/** One simulation says both: that nothing was violated, and what happened how often. */
function simulate(model: Model): Promise<Outcome> {
  const known = sound.get(model.file)
  if (known !== undefined) return known
  const names = Object.keys(model.witnesses)
  const args = runArguments(modelPath(model.file), model, [
    '--invariant',
    'inv',
    '--verbosity',
    '1',
    '--witnesses',
    ...names,
  ])
  const running = runTool({ command: process.execPath, args, limitSeconds: LIMIT_SECONDS })
  sound.set(model.file, running)
  return running
}

/** That no sample violates the invariants. */
export async function checkInvariants(model: Model): Promise<Verdict> {
  const { output, problem, seconds } = await simulate(model)
  return { tool: TOOL, expected: 'no violation', found: problem ?? resultIn(output), seconds }
}

/** That everything that the invariants are about happens often enough. */
export async function checkWitnesses(model: Model): Promise<Verdict> {
  const { output, problem } = await simulate(model)
  const rare = Object.entries(model.witnesses).flatMap(([name, least]) => {
    const share = Number(
      new RegExp(`^${name} was witnessed in .* \\(([0-9.]+)%\\)$`, 'm').exec(output)?.[1] ?? Number.NaN,
    )
    return share >= least ? [] : [`${name} in ${share} % of the samples, not ${least} %`]
  })
  const found = problem ?? (rare.length === 0 ? 'everything happens' : rare.join(', '))
  return { tool: TOOL, expected: 'everything happens', found, seconds: 0 }
}

/** That a seeded fault is found. */
export async function checkFlaw(model: Model, flaw: Flaw): Promise<Verdict> {
  const expected = `violation when it ${flaw.name}`
  const text = await readFile(modelPath(model.file), 'utf8')
  if (text.split(flaw.from).length !== 2) {
    return { tool: TOOL, expected, found: `the model has no single place for it: ${flaw.from}`, seconds: 0 }
  }
  return inFolder({ [model.file]: text.replace(flaw.from, () => flaw.to) }, async (folder) => {
    const simulation = { ...model, samples: FLAW_SAMPLES }
    const args = runArguments(join(folder, model.file), simulation, ['--invariant', flaw.breaks, '--verbosity', '1'])
    const { output, problem, seconds } = await runTool({ command: process.execPath, args, limitSeconds: LIMIT_SECONDS })
    const result = resultIn(output)
    return { tool: TOOL, expected, found: problem ?? (result === 'violation' ? expected : result), seconds }
  })
}

function resultIn(output: string): string {
  if (/^\[ok\] No violation found/m.test(output)) return 'no violation'
  if (/^\[violation\] Found an issue/m.test(output)) return 'violation'
  return output.trim().slice(0, 400)
}
