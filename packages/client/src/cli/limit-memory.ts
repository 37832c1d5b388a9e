import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's heap near what is in use: on a machine with much memory it would rather grow by hundreds of megabytes than collect.
 * Costs no time worth naming. Call it before the work begins; a library that is part of a larger program leaves this alone.
 */
export function limitMemory(): void {
  // Megabytes of a young generation's half, how much it grows when full, and by how many percent the old generation may.
  setFlagsFromString('--max-semi-space-size=8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
}
