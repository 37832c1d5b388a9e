import { CompactSign } from 'jose'
import { canonicalJson, utf8 } from '../encoding/index.ts'
import { type Signer, signerKey } from '../jwk/index.ts'

/** The kinds of signed documents; the `typ` keeps one from being taken for another. */
export type DocumentType =
  | 'sluis-directory'
  | 'sluis-manifest'
  | 'sluis-linkage-model'
  | 'sluis-model-activation'
  | 'sluis-request'
  | 'sluis-approval'
  | 'sluis-ceremony'
  | 'sluis-enrolment'
  | 'sluis-rollover'

/** Compact JWS (RFC 7515, EdDSA) over the canonical JSON of the document. */
export async function signDocument(type: DocumentType, document: object, key: Signer): Promise<string> {
  return new CompactSign(utf8(canonicalJson(document)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: type })
    .sign(await signerKey(key))
}
