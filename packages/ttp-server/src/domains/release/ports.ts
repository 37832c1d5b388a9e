import type { Database } from '../../kernel/database.ts'

/** All that release can reach: sealed parts, and no key that opens them. */
export interface ReleasePorts {
  /** SQL role ttp_release. */
  readonly database: Database
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
