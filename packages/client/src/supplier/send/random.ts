import { randomInt } from 'node:crypto'
import type { RandomBelow } from '@sluis/ttp-core/supplier'

/** Randomness of the operating system. */
export const cryptoRandom: RandomBelow = (n) => randomInt(n)
