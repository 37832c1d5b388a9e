import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'
import { startWorkLoop } from '../kernel/work-loop.ts'

export interface Workers {
  /** Ends after the steps under way. */
  readonly stop: () => Promise<void>
}

/** A loop for each step. A step that fails is logged and tried again. */
export function startWorkers(steps: readonly (() => Promise<boolean>)[], logger: Logger): Workers {
  const loops = steps.map((step) =>
    startWorkLoop(step, (error) => logger.error('a worker’s step failed', describeError(error))),
  )
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
