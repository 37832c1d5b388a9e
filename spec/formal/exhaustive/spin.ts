import { readFileSync } from 'node:fs'
import type { Verdict } from '../claim.ts'
import { inFolder, runTool } from '../tools.ts'

/** One exhaustive search. */
export interface Search {
  /** What is special about it, for the reader. */
  readonly name: string
  readonly model: 'pipeline.pml' | 'log.pml'
  readonly flags: readonly string[]
  /** Name of the temporal property; the assertions are checked when there is none. */
  readonly progress?: 'settled' | 'logged' | 'receipt'
}

/** What an assertion says, by a passage of its text as the tool prints it. */
const ASSERTIONS: readonly (readonly [string, string])[] = [
  ['((waiting|covered)&', 'an entry twice'],
  ['(covered&taken)==0', 'an entry twice'],
  ['(covered&(4<<', 'released before a checkpoint'],
  ['stored[k]', 'deleted before the tenant had it'],
  ['activity[', 'something is missing when it is fetched'],
  ['!(stored[', 'a chunk twice'],
  ['batch[c]', 'a chunk twice'],
  ['pseudonym[c]', 'a chunk twice'],
  ['!(item[c])', 'an item twice'],
  ['(cursorOf[0]==0)', 'a cursor that changes'],
  ['(cursorOf[1]==0)', 'a cursor that changes'],
  ['cursorOf[0]!=cursorOf[1]', 'a cursor twice'],
  ['(cursorOf[0]==at)', 'a gap in the feed'],
  ['head>=shownHead', 'the log rolled back'],
  ['==shownRoot', 'the log forked'],
  ['entries>=head', 'a checkpoint without its entries'],
  ['head<2', 'an entry twice'],
  ['head<3', 'an entry twice'],
  ['headOnly', 'signed on an older copy'],
  ['sizeSeen', 'signed on an older copy'],
  ['!(closed)', 'the end is reached'],
  ['assertion violated 0', 'the invariant, or what was to be reached'],
]
const COMPILER = ['-w', '-DCOLLAPSE', '-DMEMLIM=2000']
/** What a search must have found that was completed. */
export const NO_ERROR = 'no error'
const DEPTH = '-m1000000'
const LIMIT_SECONDS = 150

/** Generates, compiles and runs a search; every interleaving and every crash of the model, or the first that breaks a property. */
export async function search({ name, model, flags, progress }: Search, expected: string): Promise<Verdict> {
  const text = readFileSync(new URL(model, import.meta.url), 'utf8')
  return inFolder({ [model]: text }, async (folder) => {
    const fair = progress === undefined ? ['-DSAFETY'] : ['-DNFAIR=4']
    const claim = progress === undefined ? [] : ['-a', '-f', '-N', progress]
    // A flaw is found soon: there the time goes into compiling.
    const effort = expected === NO_ERROR ? '-O1' : '-O0'
    const steps = [
      { command: 'spin', args: [...flags.map((flag) => `-D${flag}`), '-a', model] },
      { command: 'gcc', args: [...COMPILER, effort, ...fair, '-o', 'pan', 'pan.c'] },
      { command: './pan', args: ['-E', '-n', DEPTH, ...claim] },
    ]
    let seconds = 0
    let found = 'nothing was run'
    let states = ''
    for (const step of steps) {
      const outcome = await runTool({ ...step, folder, limitSeconds: LIMIT_SECONDS })
      seconds += outcome.seconds
      found = outcome.problem ?? (/error:/i.test(outcome.output) ? `${step.command} says: error` : read(outcome.output))
      states = statesOf(outcome.output)
      if (outcome.problem !== null || found.endsWith('says: error')) break
    }
    return { tool: `spin (${name}${states})`, expected, found, seconds }
  })
}

function statesOf(output: string): string {
  const states = /^\s*(\S+) states, stored/m.exec(output)?.[1]
  return states === undefined ? '' : `; ${Number(states).toLocaleString('en')} states`
}

/** `no error` only for a search that was completed. */
function read(output: string): string {
  const violation = /^pan:1: (.*) \(at depth/m.exec(output)?.[1]
  if (violation?.startsWith('acceptance cycle') === true) return 'for ever without progress'
  if (violation !== undefined) {
    return ASSERTIONS.find(([passage]) => violation.includes(passage))?.[1] ?? `unknown: ${violation}`
  }
  if (/not completed|depth too small|MEMLIM|out of memory/i.test(output)) return 'not completed'
  return /errors: 0$/m.test(output) ? NO_ERROR : 'no verdict'
}
