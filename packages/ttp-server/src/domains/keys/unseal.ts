import { timingSafeEqual } from 'node:crypto'
import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { deriveKey, KEY_PURPOSE, keyCheckValue, openSeed } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../../kernel/errors.ts'
import type { KeyLocks } from '../../kernel/key-locks.ts'
import type { KeyName } from './key-name.ts'
import { keyLength } from './key-name.ts'
import type { KeyRow } from './key-row.ts'

/** The root and the key-encryption key that comes from it; both live as long as the engine. */
export interface Unsealing {
  readonly root: SecretKey
  readonly keyEncryption: SecretKey
  readonly locks: KeyLocks | undefined
}

/** Runs with the key that seals the seed of a key: that of the root, or that of the root and the key's own lock. */
export async function withSeedKey<T>(
  { root, keyEncryption, locks }: Unsealing,
  { name, locked, make }: { readonly name: KeyName; readonly locked: boolean; readonly make: boolean },
  work: (seedKey: SecretKey) => T,
): Promise<T> {
  if (!locked) return work(keyEncryption)
  const lock = await (make ? locks?.make(name) : locks?.find(name))
  if (lock === undefined || lock === 'destroyed' || lock === 'none') throw new ServerError('KEY_UNAVAILABLE')
  try {
    const seedKey = deriveKey(root, lock, { purpose: KEY_PURPOSE.keyEncryption, tenant: '', domain: '', epoch: 0 }, 64)
    try {
      return work(seedKey)
    } finally {
      seedKey.destroy()
    }
  } finally {
    lock.destroy()
  }
}

/**
 * Makes a key from its sealed seed and the root, and compares it with the check value of the day it was made.
 * @returns A key that the caller destroys.
 * @throws ServerError `KEY_UNAVAILABLE`: the key was destroyed, or the root is not the one it was made under.
 */
export async function unseal(unsealing: Unsealing, row: KeyRow): Promise<SecretKey> {
  const { sealedSeed, state, locked, purpose, tenant, domain, epoch } = row
  if (sealedSeed === null || state === 'destroyed') throw new ServerError('KEY_UNAVAILABLE')
  const name = { purpose, tenant, domain, epoch }
  const key = await withSeedKey(unsealing, { name, locked, make: false }, (seedKey) =>
    derive(unsealing.root, seedKey, row, sealedSeed),
  )
  if (timingSafeEqual(keyCheckValue(key), row.checkValue)) return key
  key.destroy()
  throw new ServerError('KEY_UNAVAILABLE')
}

function derive(root: SecretKey, keyEncryption: SecretKey, row: KeyRow, sealedSeed: Uint8Array): SecretKey {
  const { purpose, tenant, domain, epoch } = row
  const context = { purpose, tenant, domain, epoch }
  try {
    const seed = openSeed(keyEncryption, sealedSeed, context)
    try {
      return deriveKey(root, seed, context, keyLength(purpose))
    } finally {
      seed.destroy()
    }
  } catch (cause) {
    throw new ServerError('KEY_UNAVAILABLE', { cause })
  }
}
