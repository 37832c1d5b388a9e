import { CoreError, type DirectoryLog, type TrustedLog } from '@sluis/ttp-core/common'
import type { SeenCheckpoint } from './consistency.ts'

/** What held, and under which key of the log. */
export interface UnderLog<T> {
  readonly found: T
  /** The log as the directory names it, when it was a key before the present one: its checkpoint must still be held against the present one. */
  readonly superseded?: DirectoryLog
}

/** A log under each key that a directory names for it, the present one first. */
export function trustedLogs({ origin, verifierKey, earlier = [] }: DirectoryLog): readonly TrustedLog[] {
  return [verifierKey, ...earlier.map((one) => one.verifierKey).reverse()].map((key) => ({ origin, verifierKey: key }))
}

/** Verifies something under the present key of a log, else under the keys before it. Throws what it throws under the present key. */
export function underLog<T>(log: DirectoryLog, verify: (log: TrustedLog) => T): UnderLog<T> {
  const [present, ...before] = trustedLogs(log)
  if (present === undefined) throw new CoreError('LOG_KEY_INVALID')
  try {
    return { found: verify(present) }
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    for (const one of before) {
      try {
        return { found: verify(one), superseded: log }
      } catch (other) {
        if (!(other instanceof CoreError)) throw other
      }
    }
    throw error
  }
}

/** The checkpoint of something that was verified, to be held; `superseded` as `underLog` says it. */
export function seenUnder(
  { checkpoint, note }: Pick<SeenCheckpoint, 'checkpoint' | 'note'>,
  superseded: DirectoryLog | undefined,
): SeenCheckpoint {
  return superseded === undefined ? { checkpoint, note } : { checkpoint, note, superseded }
}
