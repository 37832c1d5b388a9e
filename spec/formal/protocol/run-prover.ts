import type { Verdict } from '../claim.ts'
import { inFolder, verdict } from '../tools.ts'

/** What a prover made of a model: no derivation exists, or one was found. Anything else it says is neither. */
export type Finding = 'no derivation' | 'derivation'

/** A theorem prover: how to call it on a file and how to read what it prints. */
export interface Prover {
  readonly tool: string
  readonly argumentsFor: (file: string, pair: boolean) => readonly string[]
  readonly read: (printed: string) => string
}

const SECONDS = 20
const FILE = 'model.p'

/**
 * E. Exits 1 when there is no derivation: only the text counts. `att(X)` must not be selected, or E makes every term there is;
 * pair models do best with its own choice.
 */
export const eprover: Prover = {
  tool: 'eprover',
  argumentsFor: (file, pair) => [
    ...(pair ? ['--auto'] : ['-tKBO6', '-xWeight', '--literal-selection-strategy=SelectMinOptimalNoTypePred']),
    ...['-s', `--cpu-limit=${SECONDS}`, file],
  ],
  read: (printed) => readVerdict(/SZS status (\w+)/, printed, 'Satisfiable', 'Unsatisfiable'),
}

/** SPASS. Exits 0 whatever it finds. Without sorts: constants are enumerated otherwise. */
export const spass: Prover = {
  tool: 'SPASS',
  argumentsFor: (file) => ['-TPTP', '-PGiven=0', '-DocProof=0', '-Sorts=0', `-TimeLimit=${SECONDS}`, file],
  read: (printed) => readVerdict(/SPASS beiseite: ([^.]+)\./, printed, 'Completion found', 'Proof found'),
}

function readVerdict(pattern: RegExp, printed: string, satisfiable: string, unsatisfiable: string): string {
  const said = pattern.exec(printed)?.[1] ?? 'no verdict'
  const meaning: Readonly<Record<string, Finding>> = { [satisfiable]: 'no derivation', [unsatisfiable]: 'derivation' }
  return meaning[said] ?? said
}

/** Runs a prover on a problem; what it found counts only when it is the expected finding. */
export function runProver(
  prover: Prover,
  { name, problem, pair }: { readonly name: string; readonly problem: string; readonly pair: boolean },
  expected: Finding,
): Promise<Verdict> {
  return inFolder({ [FILE]: problem }, (folder) =>
    verdict(
      `${prover.tool} ${name}`,
      { command: prover.tool, args: prover.argumentsFor(FILE, pair), folder, limitSeconds: SECONDS + 2 },
      expected,
      prover.read,
    ),
  )
}
