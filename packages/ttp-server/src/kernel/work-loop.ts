/** How long a worker that found nothing to do waits before it looks again, in milliseconds. */
const IDLE_MS_MIN = 20
const IDLE_MS_MAX = 500

export interface WorkLoop {
  /** Ends after the step under way. */
  readonly stop: () => Promise<void>
}

/**
 * Repeats `step` until it is stopped: at once while there is work, with growing pauses while there is none. A step that fails
 * is reported and tried again: each step is one transaction, so that nothing is half done.
 * @param step Does one piece of work; false when there was none.
 * @param idleMsMax How long a pause may become, in milliseconds: what new work may have to wait.
 */
export function startWorkLoop(
  step: () => Promise<boolean>,
  onError: (error: unknown) => void,
  idleMsMax = IDLE_MS_MAX,
): WorkLoop {
  let stopped = false
  let wake: () => void = () => undefined
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    let idleMs = IDLE_MS_MIN
    while (!stopped) {
      const worked = await step().catch((error: unknown) => {
        onError(error)
        return false
      })
      if (worked) {
        idleMs = IDLE_MS_MIN
        continue
      }
      await pause(idleMs)
      idleMs = Math.min(idleMs * 2, idleMsMax)
    }
  }
  const done = run()
  return {
    stop: () => {
      stopped = true
      wake()
      return done
    },
  }
}
