import { ServerError } from '../../kernel/errors.ts'
import { reportFailures } from '../../kernel/report-failures.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import type { PseudonymisePorts } from './ports.ts'
import type { Outcome } from './pseudonymise.ts'
import { pseudonymiseNext } from './pseudonymise.ts'

export type { DomainKeys, PseudonymisePorts } from './ports.ts'
export type { Outcome } from './pseudonymise.ts'

/** The work of the domain; any number of engines share one queue. */
export interface Pseudonymise {
  /** Does one batch. */
  readonly step: () => Promise<Outcome>
  /** Repeats the step until it is stopped. */
  readonly start: () => WorkLoop
}

/** Opens the domain. `onOutcome` hears what became of each batch, for counting. */
export function createPseudonymise(
  ports: PseudonymisePorts,
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Pseudonymise {
  const step = async (): Promise<Outcome> => {
    const outcome = await pseudonymiseNext(ports)
    if (outcome.kind === 'aside') ports.logger.error('a batch was put aside', { code: outcome.code })
    onOutcome(outcome)
    return outcome
  }
  return {
    step,
    start: () => {
      const report = reportFailures(ports.logger, 'batches stand still', ports.now)
      return startWorkLoop(
        async () => (await step()).kind !== 'idle',
        (error) => {
          // Before the first directory version there is nothing to report.
          if (!(error instanceof ServerError && error.code === 'UNAVAILABLE')) report(error)
        },
      )
    },
  }
}
