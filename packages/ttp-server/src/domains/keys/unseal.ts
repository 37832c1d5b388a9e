import { timingSafeEqual } from 'node:crypto'
import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { deriveKey, keyCheckValue, openSeed } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../../kernel/errors.ts'
import { keyLength } from './key-name.ts'
import type { KeyRow } from './key-row.ts'

/** The root and the key-encryption key that comes from it; both live as long as the engine. */
export interface Unsealing {
  readonly root: SecretKey
  readonly keyEncryption: SecretKey
}

/**
 * Makes a key from its sealed seed and the root, and compares it with the check value of the day it was made.
 * @returns A key that the caller destroys.
 * @throws ServerError `KEY_UNAVAILABLE`: the key was destroyed, or the root is not the one it was made under.
 */
export function unseal({ root, keyEncryption }: Unsealing, row: KeyRow): SecretKey {
  if (row.sealedSeed === null || row.state === 'destroyed') throw new ServerError('KEY_UNAVAILABLE')
  const key = derive(root, keyEncryption, row, row.sealedSeed)
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
