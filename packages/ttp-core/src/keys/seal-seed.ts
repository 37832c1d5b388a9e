import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { sivOpen, sivSeal } from '../primitives.ts'
import { ROOT_LENGTH } from './derive-key.ts'
import { type KeyContext, keyContextFields } from './key-context.ts'
import { SecretKey } from './secret-key.ts'

/**
 * A 32-byte seed under the key encryption key, bound to its context: AES-SIV with enc("seed", purpose, tenant, domain, epoch)
 * as associated data; 48 bytes. Throws KEY_LENGTH_INVALID, KEY_CONTEXT_INVALID, KEY_DESTROYED.
 */
export function sealSeed(kek: SecretKey, seed: SecretKey, context: KeyContext): Uint8Array {
  if (seed.length !== ROOT_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
  const associated = enc(LABEL.seed, ...keyContextFields(context))
  return kek.lend((key) => seed.lend((plaintext) => sivSeal(key, associated, plaintext)))
}

/** The seed of `sealSeed`. Throws SEED_UNOPENABLE under another key or context, or when a bit differs. */
export function openSeed(kek: SecretKey, sealed: Uint8Array, context: KeyContext): SecretKey {
  const associated = enc(LABEL.seed, ...keyContextFields(context))
  const plaintext = kek.lend((key) => open(key, associated, sealed))
  if (plaintext.length !== ROOT_LENGTH) throw new CoreError('SEED_UNOPENABLE')
  const seed = SecretKey.from(plaintext)
  plaintext.fill(0)
  return seed
}

function open(key: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    return sivOpen(key, associated, sealed)
  } catch (error) {
    if (error instanceof CoreError && error.code === 'SIV_UNOPENABLE') throw new CoreError('SEED_UNOPENABLE')
    throw error
  }
}
