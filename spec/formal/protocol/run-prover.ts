import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a prover made of a model: no derivation exists, one was found, or neither (a time-out, an error, no such tool). */
export type Finding = 'no derivation' | 'derivation' | 'nothing'

/** A theorem prover: how to call it on a file and how to read what it prints. */
export interface Prover {
  readonly tool: string
  readonly argumentsFor: (file: string, pair: boolean) => readonly string[]
  readonly read: (printed: string) => Finding
}

const SECONDS = 20

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
  read: (printed) => find(/SZS status (\w+)/, printed, 'Satisfiable', 'Unsatisfiable'),
}

/** SPASS. Exits 0 whatever it finds. Without sorts: constants are enumerated otherwise. */
export const spass: Prover = {
  tool: 'SPASS',
  argumentsFor: (file) => ['-TPTP', '-PGiven=0', '-DocProof=0', '-Sorts=0', `-TimeLimit=${SECONDS}`, file],
  read: (printed) => find(/SPASS beiseite: ([^.]+)\./, printed, 'Completion found', 'Proof found'),
}

function find(verdict: RegExp, printed: string, satisfiable: string, unsatisfiable: string): Finding {
  const said = verdict.exec(printed)?.[1]
  if (said === satisfiable) return 'no derivation'
  return said === unsatisfiable ? 'derivation' : 'nothing'
}

/** Runs a prover on a problem. Never throws for what the prover does: that is 'nothing'. */
export async function runProver(
  prover: Prover,
  problem: string,
  pair: boolean,
): Promise<{ finding: Finding; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-protocol-'))
  try {
    const file = join(folder, 'model.p')
    await writeFile(file, problem)
    const started = performance.now()
    const printed = await call(prover.tool, prover.argumentsFor(file, pair))
    return { finding: prover.read(printed), seconds: (performance.now() - started) / 1000 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function call(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { timeout: (SECONDS + 5) * 1000, maxBuffer: 64 * 1024 * 1024 }
    execFile(tool, [...args], options, (_error, stdout) => resolve(stdout))
  })
}
