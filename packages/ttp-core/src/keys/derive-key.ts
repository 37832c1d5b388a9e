import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { KEY_PURPOSE, type KeyContext, keyContextFields } from './key-context.ts'
import { SecretKey } from './secret-key.ts'

/** Length of a root key and of a seed, in bytes. */
export const ROOT_LENGTH = 32

/**
 * HKDF-SHA-256 (RFC 5869) with the root as input key material, the seed as salt and info = enc("key", purpose, tenant, domain,
 * epoch). Both halves are needed: to destroy the stored seed is to destroy the key. `length` is 32 or 64 bytes.
 * Throws KEY_LENGTH_INVALID, KEY_CONTEXT_INVALID, KEY_DESTROYED.
 */
export function deriveKey(root: SecretKey, seed: SecretKey, context: KeyContext, length: 32 | 64 = 32): SecretKey {
  if (root.length !== ROOT_LENGTH || seed.length !== ROOT_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
  if (length !== 32 && length !== 64) throw new CoreError('KEY_LENGTH_INVALID')
  const info = enc(LABEL.key, ...keyContextFields(context))
  return root.lend((ikm) => seed.lend((salt) => take(hkdf(sha256, ikm, salt, info, length))))
}

/** The 64-byte key that seals seeds: derived from the root alone, with 32 zero bytes in place of a seed. */
export function keyEncryptionKey(root: SecretKey): SecretKey {
  const noSeed = SecretKey.from(new Uint8Array(ROOT_LENGTH))
  return deriveKey(root, noSeed, { purpose: KEY_PURPOSE.keyEncryption, tenant: '', domain: '', epoch: 0 }, 64)
}

function take(bytes: Uint8Array): SecretKey {
  const key = SecretKey.from(bytes)
  bytes.fill(0)
  return key
}
