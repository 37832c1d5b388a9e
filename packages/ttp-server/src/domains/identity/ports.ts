import type { LinkageModel, PrivateKey, SecretKey, SigningKey } from '@sluis/ttp-core/identity'
import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import type { Logger } from '../../kernel/log.ts'
import type { ModelSource } from './models/model-source.ts'

/** Cryptographically random bytes. */
export type Random = (length: number) => Uint8Array

/** What the resolver needs beside the database. */
export interface ResolverPorts {
  /** K_L: makes linkage tokens. */
  readonly linkageKey: SecretKey
  /** Makes the data keys of the profiles. */
  readonly vaultKey: SecretKey
  readonly random: Random
  readonly now: () => Date
  /** Weights of the scorer, whatever is stored. */
  readonly model?: LinkageModel
  /** Stored weights, of which those in force count. The core's own where neither is given. */
  readonly models?: ModelSource
}

/** All that `identity` can reach. */
export interface IdentityPorts extends ResolverPorts {
  /** Role `ttp_identity`. */
  readonly database: Database
  readonly directory: DirectoryWatch
  /** Open what institutions seal to the identity engine. */
  readonly sealKeys: readonly PrivateKey[]
  /** Sign what the identity engine seals: the first that the directory names. */
  readonly signKeys: readonly SigningKey[]
  /** Country where a record names none (ISO 3166 alpha-2). */
  readonly country: string
  readonly logger: Logger
}
