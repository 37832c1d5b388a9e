import type { Logger } from './log.ts'
import { describeError } from './log.ts'

/** How long the same failure goes unsaid after it was said, in milliseconds. */
const REPEAT_MS_MIN = 10_000

/**
 * Reports what keeps a worker from going on: at once when it is something new, and now and then while it lasts. A database
 * that is away for a minute must not fill the log.
 * @returns What a work loop is given for its errors.
 */
export function reportFailures(logger: Logger, message: string, now: () => Date): (error: unknown) => void {
  let last: { readonly code: string | undefined; readonly at: number } | null = null
  let unsaid = 0
  return (error) => {
    const described = describeError(error)
    const at = now().getTime()
    const again = last !== null && last.code === described.code
    if (last !== null && again && at - last.at < REPEAT_MS_MIN) {
      unsaid += 1
      return
    }
    if (!again) unsaid = 0
    logger.error(message, { ...described, count: unsaid + 1 })
    last = { code: described.code, at }
    unsaid = 0
  }
}
