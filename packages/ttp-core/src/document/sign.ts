import { CompactSign, importJWK } from 'jose'
import { canonicalJson, utf8 } from '../encoding/index.ts'
import type { SigningKey } from '../jwk/index.ts'

/** The kinds of signed documents; the `typ` keeps one from being taken for another. */
export type DocumentType =
  | 'sluis-directory'
  | 'sluis-manifest'
  | 'sluis-linkage-model'
  | 'sluis-request'
  | 'sluis-approval'
  | 'sluis-ceremony'
  | 'sluis-enrolment'
  | 'sluis-rollover'

/** Compact JWS (RFC 7515, EdDSA) over the canonical JSON of the document. */
export async function signDocument(type: DocumentType, document: object, key: SigningKey): Promise<string> {
  const { kty, crv, x, d, kid } = key
  return new CompactSign(utf8(canonicalJson(document)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: type })
    .sign(await importJWK({ kty, crv, x, d }, 'EdDSA'))
}
