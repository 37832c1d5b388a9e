import type { KeyPurpose } from '@sluis/ttp-core/pseudonymise'

/** Which key: enters its derivation, so that no two names give the same key. Empty text where a key belongs to no tenant or domain. */
export interface KeyName {
  readonly purpose: KeyPurpose
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
}

/** Purposes whose key is 64 bytes (AES-256-SIV, RFC 5297); all others have 32. */
const WIDE: ReadonlySet<KeyPurpose> = new Set(['pseudonym-wrap', 'pseudonym-reversible'])

/** Purposes of keys that can be destroyed on request: those have a lock outside the database. */
export const DESTRUCTIBLE: ReadonlySet<KeyPurpose> = new Set([
  'pseudonym-inner',
  'pseudonym-wrap',
  'pseudonym-reversible',
])

/** Length of a key in bytes. */
export function keyLength(purpose: KeyPurpose): 32 | 64 {
  return WIDE.has(purpose) ? 64 : 32
}

/** The name as audit details: plain JSON. */
export function nameDetails({ purpose, tenant, domain, epoch }: KeyName): {
  readonly purpose: string
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
} {
  return { purpose, tenant, domain, epoch }
}
