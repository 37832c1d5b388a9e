import { compactVerify, importJWK } from 'jose'
import { hasNeutralR } from '../ed25519.ts'
import { canonicalJson, fromBase64url, fromUtf8, hasZeroTail, toBase64url, utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { SignPublicJwk } from '../jwk/index.ts'
import type { DocumentType } from './sign.ts'

const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/
const MAX_LENGTH = 16 * 1024 * 1024

/** What was signed, and by which of the allowed keys. */
export interface VerifiedDocument {
  readonly document: unknown
  readonly signerKid: string
}

/**
 * Verifies a compact JWS by one of `keys`. Header and payload must be byte for byte what `signDocument` makes (canonical
 * JSON, no other header member), so that two readers can never see two documents. Throws JWS_INVALID.
 */
export async function verifyDocument(
  type: DocumentType,
  jws: string,
  keys: readonly SignPublicJwk[],
): Promise<VerifiedDocument> {
  if (jws.length > MAX_LENGTH || !JWS.test(jws)) throw new CoreError('JWS_INVALID')
  const [header, ...rest] = jws.split('.')
  if (!rest.every(hasZeroTail) || hasNeutralR(fromBase64url(rest[1] ?? ''))) throw new CoreError('JWS_INVALID')
  const key = keys.find(({ kid }) => header === toBase64url(utf8(canonicalJson({ alg: 'EdDSA', kid, typ: type }))))
  if (key === undefined) throw new CoreError('JWS_INVALID')
  try {
    const { kty, crv, x } = key
    const { payload } = await compactVerify(jws, await importJWK({ kty, crv, x }, 'EdDSA'), { algorithms: ['EdDSA'] })
    const text = fromUtf8(payload)
    const document: unknown = JSON.parse(text)
    if (canonicalJson(document) !== text) throw new CoreError('JWS_INVALID')
    return { document, signerKid: key.kid }
  } catch {
    throw new CoreError('JWS_INVALID')
  }
}
