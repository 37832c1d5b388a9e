import type { Logger } from '../kernel/log.ts'
import { reportFailures } from '../kernel/report-failures.ts'
import { startWorkLoop } from '../kernel/work-loop.ts'

/** What the gateway does of itself. */
export interface Work {
  /** Does one piece; false when there was none. */
  readonly step: () => Promise<boolean>
  /** What the log says when it cannot go on. */
  readonly failure: string
  /** How long it rests at most when there is nothing to do, in milliseconds. */
  readonly idleMsMax: number
}

export interface Workers {
  /** Ends after the steps under way. */
  readonly stop: () => Promise<void>
}

/** A loop for each work. A step that fails is reported and tried again. */
export function startWorkers(works: readonly Work[], logger: Logger, now: () => Date): Workers {
  const loops = works.map(({ step, failure, idleMsMax }) =>
    startWorkLoop(step, reportFailures(logger, failure, now), idleMsMax),
  )
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
