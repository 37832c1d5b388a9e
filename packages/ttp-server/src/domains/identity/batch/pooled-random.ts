import type { Random } from '../ports.ts'

const POOL_LENGTH = 16_384

/** The same randomness, drawn from its source in large pieces: thousands of small draws cost more than all else in a batch. */
export function pooledRandom(random: Random): Random {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  return (length) => {
    if (length > POOL_LENGTH) return random(length)
    if (used + length > pool.length) {
      pool = random(POOL_LENGTH)
      used = 0
    }
    used += length
    // A copy: no byte is handed out twice, and what is handed out does not hold the pool.
    return pool.slice(used - length, used)
  }
}
