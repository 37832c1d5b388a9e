import { importJWK } from 'jose'
import { hasNeutralR } from '../ed25519.ts'
import { canonicalJson, enc, LABEL } from '../encoding/index.ts'
import { type Signer, type SignPublicJwk, signerKey } from '../jwk/index.ts'
import type { PartContext } from './context.ts'

const ALGORITHM = 'Ed25519'

/** Ed25519 signature (64 bytes) over the context and the body of a part, by WebCrypto. */
export async function signPart(context: PartContext, body: Uint8Array, signer: Signer): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, await signerKey(signer), signedBytes(context, body)))
}

/** Whether the signature of a part holds under this key. */
export async function verifyPartSignature(
  context: PartContext,
  body: Uint8Array,
  signature: Uint8Array,
  { kty, crv, x }: SignPublicJwk,
): Promise<boolean> {
  const key = await importJWK({ kty, crv, x }, 'EdDSA')
  if (key instanceof Uint8Array) throw new TypeError('an Ed25519 key is not symmetric')
  if (hasNeutralR(signature)) return false
  return crypto.subtle.verify(ALGORITHM, key, Uint8Array.from(signature), signedBytes(context, body))
}

function signedBytes(context: PartContext, body: Uint8Array): Uint8Array<ArrayBuffer> {
  // WebCrypto refuses views on shared memory; `enc` always allocates memory of its own.
  return enc(LABEL.partSignature, canonicalJson(context), body) as Uint8Array<ArrayBuffer>
}
