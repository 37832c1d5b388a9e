import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { enc, LABEL, toBase64url } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { SealKeyPair, SignKeyPair } from './jwk.ts'
import { thumbprint } from './thumbprint.ts'

const SEED_LENGTH = 32
// 128 bits more than the order of P-256, so that the reduction has no bias that could be seen (FIPS 186-5 A.2.1).
const SCALAR_SEED_LENGTH = 48

/** A new random key to which parts are sealed. Its private half never leaves the party that generates it. */
export async function generateSealKey(): Promise<SealKeyPair> {
  return sealPair(p256.utils.randomSecretKey())
}

/** A new random signing key. */
export async function generateSignKey(): Promise<SignKeyPair> {
  return signPair(ed25519.utils.randomSecretKey())
}

/** The sealing key of a 32-byte seed, always the same for the same seed: HKDF-SHA-256 to 48 bytes, modulo n - 1, plus 1. */
export function sealKeyFromSeed(seed: Uint8Array): SealKeyPair {
  const stretched = hkdf(sha256, checkSeed(seed), undefined, enc(LABEL.sealScalar), SCALAR_SEED_LENGTH)
  return sealPair(p256.utils.randomSecretKey(stretched))
}

/** The signing key of a 32-byte seed (RFC 8032: the seed is the private key). */
export function signKeyFromSeed(seed: Uint8Array): SignKeyPair {
  return signPair(checkSeed(seed))
}

function sealPair(secret: Uint8Array): SealKeyPair {
  const point = p256.getPublicKey(secret, false)
  const key = {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.subarray(1, 33)),
    y: toBase64url(point.subarray(33)),
  } as const
  const publicJwk = { ...key, kid: thumbprint(key), use: 'enc' } as const
  return { publicJwk, privateJwk: { ...publicJwk, d: toBase64url(secret) } }
}

function signPair(secret: Uint8Array): SignKeyPair {
  const key = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(ed25519.getPublicKey(secret)) } as const
  const publicJwk = { ...key, kid: thumbprint(key), use: 'sig' } as const
  return { publicJwk, privateJwk: { ...publicJwk, d: toBase64url(secret) } }
}

function checkSeed(seed: Uint8Array): Uint8Array {
  if (seed.length !== SEED_LENGTH) throw new CoreError('KEY_LENGTH_INVALID')
  return seed
}
