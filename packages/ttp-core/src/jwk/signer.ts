import { type CryptoKey, importJWK } from 'jose'
import type { SigningKey, SignPublicJwk } from './jwk.ts'

/** A signing key that its platform holds and does not hand out (WebCrypto, not extractable), with its public half. */
export interface KeyHandle extends SignPublicJwk {
  readonly privateKey: CryptoKey
}

/** What signs: a private key at hand, or the handle of one that stays where it is. */
export type Signer = SigningKey | KeyHandle

/** The key as WebCrypto signs with it (Ed25519). */
export async function signerKey(signer: Signer): Promise<CryptoKey> {
  if ('privateKey' in signer) return signer.privateKey
  const { kty, crv, x, d } = signer
  const key = await importJWK({ kty, crv, x, d }, 'EdDSA')
  if (key instanceof Uint8Array) throw new TypeError('an Ed25519 key is not symmetric')
  return key
}
