import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'

/** All that intake can reach: sealed parts, their sizes and digests, and no key that opens anything. */
export interface IntakePorts {
  /** SQL role ttp_intake. */
  readonly database: Database
  /** The directory as the registry hands it out, verified. */
  readonly directory: DirectoryWatch
  /** How long closing waits for the audit log to cover its entry, in milliseconds. */
  readonly receiptWaitMs: number
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
