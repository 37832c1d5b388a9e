import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'

/** All that release can reach: sealed parts, and no key that opens them. */
export interface ReleasePorts {
  /** SQL role ttp_release. */
  readonly database: Database
  /** The directory as the registry hands it out, verified. */
  readonly directory: DirectoryWatch
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
