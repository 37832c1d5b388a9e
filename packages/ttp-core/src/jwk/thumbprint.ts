import { base32nopad } from '@scure/base'
import { canonicalJson, toBase64url, utf8 } from '../encoding/index.ts'
import { sha256 } from '../primitives.ts'

/** The members of a key that its thumbprint covers. */
export type KeyMaterial =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }

/** JWK thumbprint (RFC 7638, SHA-256) as base64url. */
export function thumbprint(key: KeyMaterial): string {
  return toBase64url(digestOf(key))
}

/** The thumbprint for reading aloud: 13 groups of 4 base32 characters. Computed from the key itself, never from its `kid`. */
export function fingerprint(key: KeyMaterial): string {
  return (base32nopad.encode(digestOf(key)).match(/.{4}/g) ?? []).join('-')
}

function digestOf(key: KeyMaterial): Uint8Array {
  const { kty, crv, x } = key
  return sha256(utf8(canonicalJson(key.kty === 'EC' ? { kty, crv, x, y: key.y } : { kty, crv, x })))
}
