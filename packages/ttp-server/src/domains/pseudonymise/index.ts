import { ServerError } from '../../kernel/errors.ts'
import { reportFailures } from '../../kernel/report-failures.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import { beginNext } from './approved/begin.ts'
import { carryOutNext } from './approved/carry-out.ts'
import type { ApprovedPorts, PseudonymisePorts, RewrapPorts } from './ports.ts'
import type { Outcome } from './pseudonymise.ts'
import { pseudonymiseNext } from './pseudonymise.ts'
import { rewrapNext } from './rewrap.ts'

export { listWaitingBatches, type WaitingBatches } from './list-waiting.ts'
export type { ApprovedPorts, DomainKeys, PseudonymisePorts, RewrapKeys, RewrapPorts } from './ports.ts'
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
  return working(ports, () => pseudonymiseNext(ports), 'a batch was put aside', 'batches stand still', onOutcome)
}

/** The same queue discipline for the lists of pseudonyms that tenants have carried to a new epoch. */
export function createRewrap(
  ports: RewrapPorts,
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Pseudonymise {
  return working(ports, () => rewrapNext(ports), 'a rewrap was put aside or refused', 'rewraps stand still', onOutcome)
}

function working(
  ports: Pick<PseudonymisePorts, 'logger' | 'now'>,
  next: () => Promise<Outcome>,
  aside: string,
  standing: string,
  onOutcome: (outcome: Outcome) => void,
): Pseudonymise {
  const step = async (): Promise<Outcome> => {
    const outcome = await next()
    if (outcome.kind === 'aside') ports.logger.error(aside, { code: outcome.code })
    onOutcome(outcome)
    return outcome
  }
  return {
    step,
    start: () => startReporting(ports, async () => (await step()).kind !== 'idle', standing),
  }
}

/** Carrying out what two persons approved; any number of engines share the requests. */
export interface Approved {
  /** One look: begins a request, or carries out one that is in the log. False when there was neither. */
  readonly step: () => Promise<boolean>
  /** Repeats the step until it is stopped. */
  readonly start: () => WorkLoop
}

/** Opens that part of the domain. */
export function createApproved(ports: ApprovedPorts): Approved {
  const step = async (): Promise<boolean> => {
    const { directory } = await ports.directory.current()
    const began = await beginNext(ports, directory)
    return (await carryOutNext(ports, directory)) || began
  }
  return { step, start: () => startReporting(ports, step, 'approved requests stand still') }
}

function startReporting(
  { logger, now }: Pick<PseudonymisePorts, 'logger' | 'now'>,
  work: () => Promise<boolean>,
  message: string,
): WorkLoop {
  const report = reportFailures(logger, message, now)
  return startWorkLoop(work, (error) => {
    // Before the first directory version there is nothing to report.
    if (!(error instanceof ServerError && error.code === 'UNAVAILABLE')) report(error)
  })
}
