import { ProblemError } from './problem.ts'

/** More callers than these are not told apart for long: the ones that asked least recently are forgotten. */
const CALLERS_MAX = 10_000

export interface RateLimit {
  /** How many requests a caller may have at once, after a rest. */
  readonly burst: number
  readonly perSecond: number
}

/** Lets a request of a caller pass, or throws ProblemError `RATE_LIMITED` with the seconds to wait. */
export type RateLimiter = (caller: string) => void

/**
 * A token bucket per caller, in this process's memory: a brake on mistakes, not a defence against a flood.
 * @param now Milliseconds since the epoch.
 */
export function createRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>()
  return (caller) => {
    const at = now()
    const known = buckets.get(caller)
    buckets.delete(caller)
    const refill =
      known === undefined ? limit.burst : known.left + (Math.max(0, at - known.at) / 1000) * limit.perSecond
    const left = Math.min(limit.burst, refill)
    const passes = left >= 1
    // Set again: a Map keeps the order of insertion, so that the first key is the one that rested longest.
    buckets.set(caller, { left: passes ? left - 1 : left, at })
    if (buckets.size > CALLERS_MAX) {
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest)
        break
      }
    }
    if (!passes)
      throw new ProblemError('RATE_LIMITED', {
        retryAfterSeconds: Math.max(1, Math.ceil((1 - left) / limit.perSecond)),
      })
  }
}
