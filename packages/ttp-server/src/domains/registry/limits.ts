import type { RateLimit } from '../../kernel/http/rate-limit.ts'

/** Bounds of enrolment by way of the gateway: what has no token has little room. A file handed to the registrar has none of them. */
export const ENROLMENT = {
  bodyBytesMax: 20_480,
  /** Characters of a request. */
  charactersMax: 16_000,
  /** How long a request waits for the registrar, in days. */
  daysMax: 14,
  /** First enrolments that wait at once. */
  waitingMax: 200,
  /** Rollovers of one client that wait at once. */
  rolloversMax: 5,
} as const

/** First enrolments from one address; rollovers, which are signed by a key of the directory, count by client. */
export const ENROLMENT_RATE: RateLimit = { burst: 20, perSecond: 0.1 }
