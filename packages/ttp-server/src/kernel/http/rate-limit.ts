import { ProblemError } from './problem.ts'

/** More callers than these are not told apart for long: the ones that asked least recently are forgotten. */
const CALLERS_MAX = 10_000

export interface RateLimit {
  /** How many requests a caller may have at once, after a rest. */
  readonly burst: number
  readonly perSecond: number
}

/** What a caller has left, for the headers of the answer. */
export interface RateState {
  /** Name of the limit: whose requests it counts. */
  readonly policy: string
  /** Requests after a rest, and the seconds that such a rest takes. */
  readonly quota: number
  readonly windowSeconds: number
  readonly remaining: number
  /** Seconds until a request more is there, or, while some are left, until all are. */
  readonly resetSeconds: number
}

/** Lets a request of a caller pass and tells what is left, or throws RateLimitedError. */
export type RateLimiter = (caller: string) => RateState

/** `RATE_LIMITED`, with the seconds to wait and what the headers say of it. */
export class RateLimitedError extends ProblemError {
  readonly rate: RateState
  constructor(rate: RateState) {
    super('RATE_LIMITED', { retryAfterSeconds: rate.resetSeconds })
    this.rate = rate
  }
}

/** The limit of one of several gateways: together they let no more pass than the one would. */
export function shareOf({ burst, perSecond }: RateLimit, gateways: number): RateLimit {
  return { burst: Math.max(1, Math.floor(burst / gateways)), perSecond: perSecond / gateways }
}

/**
 * A token bucket per caller, in this process's memory: a brake on mistakes, not a defence against a flood.
 * @param now Milliseconds since the epoch.
 */
export function createRateLimiter(limit: RateLimit, now: () => number, policy = 'client'): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>()
  const windowSeconds = Math.max(1, Math.ceil(limit.burst / limit.perSecond))
  return (caller) => {
    const at = now()
    const known = buckets.get(caller)
    buckets.delete(caller)
    const refill =
      known === undefined ? limit.burst : known.left + (Math.max(0, at - known.at) / 1000) * limit.perSecond
    const before = Math.min(limit.burst, refill)
    const passes = before >= 1
    const left = passes ? before - 1 : before
    // Set again: a Map keeps the order of insertion, so that the first key is the one that rested longest.
    buckets.set(caller, { left, at })
    if (buckets.size > CALLERS_MAX) {
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest)
        break
      }
    }
    const missing = left >= 1 ? limit.burst - left : 1 - left
    const rate = {
      policy,
      quota: limit.burst,
      windowSeconds,
      remaining: Math.floor(left),
      resetSeconds: Math.max(1, Math.ceil(missing / limit.perSecond)),
    }
    if (!passes) throw new RateLimitedError(rate)
    return rate
  }
}

/** `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers: lists of structured fields (RFC 9651). */
export function rateHeaders({
  policy,
  quota,
  windowSeconds,
  remaining,
  resetSeconds,
}: RateState): Record<string, string> {
  return {
    'ratelimit-policy': `"${policy}";q=${quota};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  }
}
