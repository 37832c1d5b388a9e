import { randomBytes } from 'node:crypto'

/** The clock and the randomness of the machine: handed to the domains as arguments, so that a test can fix them. */
export const systemNow = (): Date => new Date()
export const systemRandom = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
