import { ServerError } from '../errors.ts'

/** How long a body may rest before its first byte and between two, in milliseconds. */
const REST_MS_MAX = 10_000
/** Slower than this, on the whole and after the first rest, a body is given up: in bytes a second. Some 260 kbit/s. */
const BYTES_PER_SECOND_MIN = 32_768

/** Keeps whoever sends a byte now and then from holding memory that others wait for. */
export interface Pace {
  /**
   * The next piece of a body of which `received` bytes are there.
   * @throws ServerError `REQUEST_TIMEOUT`.
   */
  readonly within: <T>(next: Promise<T>, received: number) => Promise<T>
}

/** @param restMs Shorter in tests. */
export function createPace(restMs = REST_MS_MAX, bytesPerSecond = BYTES_PER_SECOND_MIN): Pace {
  const startedAt = performance.now()
  return {
    within: async (next, received) => {
      const allowed = startedAt + restMs + (received / bytesPerSecond) * 1_000 - performance.now()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new ServerError('REQUEST_TIMEOUT')), Math.max(0, Math.min(restMs, allowed)))
      })
      try {
        return await Promise.race([next, late])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
