import { ClientError } from '../http/errors.ts'
import { wait } from '../http/wait.ts'

/** How long a command goes on trying, beyond what every request does by itself. Milliseconds. */
export interface Patience {
  /** Waiting altogether since something last went forward. */
  readonly longest: number
  readonly signal?: AbortSignal
  /** Told before each pause. */
  readonly onWait: (code: string, milliseconds: number) => void
  /** Waits; a test gives its own. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly jitter?: () => number
}

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 60_000

/**
 * Runs again what failed for a reason that passes: a network that is gone, a service that restarts, a receipt that is not ready.
 * Only the pauses count, not the clock: a laptop that was closed for a night has lost no patience. `forward` is to be called when
 * something went forward. Throws what the last try threw.
 */
export async function withPatience<Result>(
  run: (forward: () => void) => Promise<Result>,
  { longest, signal, onWait, sleep = wait, jitter = Math.random }: Patience,
): Promise<Result> {
  let waited = 0
  let pause = FIRST_PAUSE
  const forward = (): void => {
    waited = 0
    pause = FIRST_PAUSE
  }
  for (;;) {
    try {
      return await run(forward)
    } catch (error) {
      const passes = error instanceof ClientError && error.retryable && error.code !== 'ABORTED'
      if (!passes || signal?.aborted || waited >= longest) throw error
      const next = Math.min(pause * (0.75 + jitter() / 2), Math.max(longest - waited, 1))
      onWait(error.code, next)
      try {
        await sleep(next, signal)
      } catch {
        throw new ClientError('ABORTED', { retryable: true })
      }
      waited += next
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }
}
