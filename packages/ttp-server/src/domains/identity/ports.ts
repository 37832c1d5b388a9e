import type { Mac, SecretKey } from '@sluis/ttp-core/identity'

/** Cryptographically random bytes. */
export type Random = (length: number) => Uint8Array

/** What the resolver needs beside the database. */
export interface ResolverPorts {
  /** K_L: makes linkage tokens. */
  readonly linkageKey: SecretKey
  /** Makes the data keys of the profiles. */
  readonly vaultKey: SecretKey
  readonly mac: Mac
  readonly random: Random
  readonly now: () => Date
}
