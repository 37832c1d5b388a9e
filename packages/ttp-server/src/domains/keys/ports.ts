import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import type { Database } from '../../kernel/database.ts'
import type { KeyLocks } from '../../kernel/key-locks.ts'

/** All that `keys` can reach: its own table, the audit log to append to, and the root that the operator gave. */
export interface KeysPorts {
  /** Role `ttp_keys`. */
  readonly database: Database
  /** 32 bytes; half of every key. The other half is the seed in the database. */
  readonly root: SecretKey
  /** Locks of the keys that can be destroyed, outside the database. Without them a backup of the database keeps a destroyed key. */
  readonly locks?: KeyLocks
  /** Name of the audit log, a URL without its scheme: needed to plan a key of the log. */
  readonly logOrigin?: string
  readonly now: () => Date
  /** Cryptographically random bytes. */
  readonly random: (bytes: number) => Uint8Array
}
