import { totalmem } from 'node:os'

const MIN_MIB = 128
const MAX_MIB = 1_024
const SHARE = 1 / 8
const MIB = 2 ** 20

/**
 * Memory that the database server keeps pages in, in MiB: an eighth of what this machine, or the container, has, from 128 to 1,024. Tokens
 * lie at random in their index. Where it does not hold the pages that a batch meets, each is read and another written for each token:
 * twice the processor time.
 * @param memory Bytes of the machine. @param bound Bytes that a container leaves; 0 when it is not known.
 */
export function bufferMiB(memory = totalmem(), bound = process.constrainedMemory()): number {
  const usable = bound > 0 ? Math.min(memory, bound) : memory
  return Math.min(MAX_MIB, Math.max(MIN_MIB, Math.floor((usable * SHARE) / MIB)))
}
