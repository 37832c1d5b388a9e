import type { PrivateKey, SealPublicJwk, SigningKey, SignPublicJwk } from '../../packages/ttp-core/src/jwk/index.ts'
import { sealKeyFromSeed, signKeyFromSeed } from '../../packages/ttp-core/src/jwk/index.ts'
import type { Fields } from './frame.ts'

const seed = (byte: number) => new Uint8Array(32).fill(byte)
const fields = (key: PrivateKey | SealPublicJwk | SigningKey | SignPublicJwk): Fields => ({ ...key })

/** A sealing key by number, public and private. All are published: they guard nothing. */
export function sealPair(byte: number): { readonly open: Fields; readonly shut: Fields } {
  const { publicJwk, privateJwk } = sealKeyFromSeed(seed(byte))
  return { shut: fields(publicJwk), open: fields(privateJwk) }
}

/** A signing key by number: `sign` is its private half. */
export function signPair(byte: number): { readonly sign: Fields; readonly verify: Fields } {
  const { publicJwk, privateJwk } = signKeyFromSeed(seed(byte))
  return { verify: fields(publicJwk), sign: fields(privateJwk) }
}

/** An ephemeral key by number. */
export function ephemeral(byte: number): Fields {
  const { kty, crv, x, y, d } = sealKeyFromSeed(seed(byte)).privateJwk
  return { kty, crv, x, y, d }
}

/** A nonce by number. */
export const nonce = (byte: number): string => byte.toString(16).padStart(2, '0').repeat(12)
