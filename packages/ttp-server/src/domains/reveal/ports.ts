import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'

/** All that `reveal` can reach: documents and sealed parts, and no key that opens or signs them. */
export interface RevealPorts {
  /** Role `ttp_reveal`. */
  readonly database: Database
  readonly directory: DirectoryWatch
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
