import type { RandomBelow } from '@sluis/ttp-core/supplier'

const WORDS = 1_024
const RANGE = 2 ** 32
const drawn = new Uint32Array(WORDS)
let left = 0

/** Randomness of the operating system, by WebCrypto: a whole number in [0, n), n at most 2^32, every one equally likely. */
export const cryptoRandom: RandomBelow = (n) => {
  // What lies above the last whole multiple of n would favour the small numbers, and is drawn again.
  const bound = RANGE - (RANGE % n)
  for (;;) {
    if (left === 0) {
      crypto.getRandomValues(drawn)
      left = WORDS
    }
    left--
    const word = drawn[left] ?? 0
    drawn[left] = 0
    if (word < bound) return word % n
  }
}
