import type { Claim, Verdict } from '../claim.ts'
import type { Model, Protocol } from './description.ts'
import { pairProblem } from './pair.ts'
import { eprover, type Finding, runProver, spass } from './run-prover.ts'
import { secrecyProblem } from './secrecy.ts'

/** A model with the answer that both provers must give. */
export interface Check {
  readonly protocol: Protocol
  readonly model: Model
  readonly expected: Finding
}

/** A claim of this family: what must have no derivation, and what must have one (flaws, and things that do happen). */
export interface Checked extends Omit<Claim, 'prove' | 'refute' | 'model'> {
  readonly proofs: readonly Check[]
  readonly controls: readonly Check[]
}

/** The claim, for the run of all of them. */
export function claimOf({ proofs, controls, ...claim }: Checked): Claim {
  return {
    ...claim,
    model: 'protocol/sluis.ts',
    prove: () => verdictsOf(proofs),
    refute: () => verdictsOf(controls),
  }
}

/** The TPTP text of a model. */
export function problemOf({ protocol, model }: Check): string {
  return (model.kind === 'pair' ? pairProblem : secrecyProblem)(protocol, model)
}

function verdictsOf(checks: readonly Check[]): Promise<readonly Verdict[]> {
  return Promise.all(
    checks.flatMap((check) => {
      const { model, expected } = check
      const question = { name: model.name, problem: problemOf(check), pair: model.kind === 'pair' }
      return [eprover, spass].map((prover) => runProver(prover, question, expected))
    }),
  )
}
