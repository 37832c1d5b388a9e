import type { DirectoryWatch } from '../kernel/directory-watch.ts'
import { ServerError } from '../kernel/errors.ts'
import type { Logger } from '../kernel/log.ts'
import { reportFailures } from '../kernel/report-failures.ts'

/**
 * A directory that is in doubt is the TTP's trouble, not the caller's: the log says so, the caller hears UNAVAILABLE and nothing
 * is done meanwhile.
 */
export function trustedDirectory(watch: DirectoryWatch, logger: Logger, now: () => Date): DirectoryWatch {
  const report = reportFailures(logger, 'the directory in the database is in doubt', now)
  return {
    current: async () => {
      try {
        return await watch.current()
      } catch (cause) {
        if (!(cause instanceof ServerError) || cause.code !== 'DIRECTORY_INVALID') throw cause
        report(cause)
        throw new ServerError('UNAVAILABLE', { cause })
      }
    },
  }
}
