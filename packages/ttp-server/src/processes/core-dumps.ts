import { readFile } from 'node:fs/promises'
import type { Logger } from '../kernel/log.ts'

/**
 * Says so when the operating system would write the memory of this process, its keys included, to a file if it crashed. Node cannot
 * forbid it by itself: `ulimit -c 0`, or LimitCORE=0 of systemd, does.
 */
export async function warnOfCoreDumps(logger: Logger): Promise<void> {
  // Linux only; elsewhere there is no such file, and nothing is known.
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  const soft = /^Max core file size +(\S+)/m.exec(limits)?.[1]
  if (soft === undefined || soft === '0') return
  logger.warn(
    'core dumps are on: a crash would write keys to a file; start this process under `ulimit -c 0` or LimitCORE=0',
  )
}
