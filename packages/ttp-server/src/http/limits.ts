import type { RateLimit } from '../kernel/http/rate-limit.ts'

/** Generous: a client at full speed stays far below, a loop gone wild does not. */
export const RATE_LIMIT = {
  client: { burst: 1_000, perSecond: 200 },
  /** Many clients may stand behind one address. */
  address: { burst: 2_000, perSecond: 400 },
} as const satisfies Record<string, RateLimit>

/** How long closing a delivery waits for the audit log before it answers 202, in milliseconds. */
export const RECEIPT_WAIT_MS = 5_000

/** How old the directory in memory may be, in milliseconds: a suspension is in force everywhere after that. */
export const DIRECTORY_AGE_MS_MAX = 1_000

/**
 * Large bodies that are in memory at once: two chunks of the largest size, or a dozen of the usual one. Each costs several times
 * its size until it is in the database; what comes on top waits in its socket.
 */
export const CLIENT_BODIES_BYTES_MAX = 16_908_288
export const PUBLIC_BODIES_BYTES_MAX = 8_388_608

/** How long the gateway's own work rests at most when there is nothing to do, in milliseconds. */
export const RELEASE_IDLE_MS_MAX = 100
export const CLEANING_IDLE_MS_MAX = 2_000
