import { signDocument } from '../document/sign.ts'
import { toBase64url, utf8 } from '../encoding/index.ts'
import type { Signer } from '../jwk/index.ts'
import { sha256 } from '../primitives.ts'
import { type Manifest, parseManifest } from './manifest.ts'

/** Signs a manifest by a key of the institution's client: compact JWS. Throws MANIFEST_INVALID. */
export async function signManifest(manifest: Manifest, key: Signer): Promise<string> {
  return signDocument('sluis-manifest', parseManifest(manifest), key)
}

/** SHA-256 (base64url) of a manifest as signed: what the receipt names. */
export function manifestDigest(jws: string): string {
  return toBase64url(sha256(utf8(jws)))
}
