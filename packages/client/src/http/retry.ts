import { ClientError } from './errors.ts'
import { wait } from './wait.ts'

/** How often and how long to try again. Times are milliseconds. */
export interface RetryPolicy {
  readonly attempts: number
  readonly firstDelay: number
  readonly longestDelay: number
  /** Waits; a test gives its own. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly jitter: () => number
}

export const RETRY: RetryPolicy = {
  attempts: 7,
  firstDelay: 500,
  longestDelay: 30_000,
  sleep: wait,
  jitter: Math.random,
}
const LONGEST_RETRY_AFTER = 300_000

/** An error that says how long the server wants us to wait, in milliseconds. */
export class RetryLater extends ClientError {
  readonly after: number | undefined
  constructor(error: ClientError, after: number | undefined) {
    super(error.code, {
      retryable: true,
      ...(error.status !== undefined && { status: error.status }),
      cause: error.cause,
    })
    this.after = after
  }
}

/** Runs until it succeeds, fails for good, or the attempts are used up; waits exponentially longer, with jitter. */
export async function withRetry<Result>(
  run: () => Promise<Result>,
  policy: RetryPolicy,
  signal?: AbortSignal,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (signal?.aborted) throw new ClientError('ABORTED', { retryable: true, cause: error })
      if (!(error instanceof ClientError) || !error.retryable || attempt >= policy.attempts) throw error
      const backOff =
        Math.min(policy.longestDelay, policy.firstDelay * 2 ** (attempt - 1)) * (0.5 + policy.jitter() / 2)
      const asked = error instanceof RetryLater ? error.after : undefined
      try {
        await policy.sleep(asked === undefined ? backOff : Math.min(asked, LONGEST_RETRY_AFTER), signal)
      } catch {
        throw new ClientError('ABORTED', { retryable: true })
      }
    }
  }
}

/** `Retry-After` (RFC 9110: seconds or a date) in milliseconds from `now`. */
export function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
