import { DIGEST_HEX, documentForm, signDocument, TIMESTAMP, verifyDocument } from '../../document/index.ts'
import type { SigningKey, SignPublicJwk } from '../../jwk/index.ts'

/** That a stored model came into force: the engine's own word, so that a row of a table cannot bring another one back. */
export interface ModelActivation {
  readonly schema: 'sluis-model-activation/1'
  /** 1, 2, 3 …: of several the highest counts. */
  readonly number: number
  /** Version of the model. */
  readonly version: number
  /** SHA-256 of the signed model as it is stored; 64 hexadecimal digits. */
  readonly digest: string
  readonly activatedAt: string
}

const MEMBERS = ['schema', 'number', 'version', 'digest', 'activatedAt']

/** A compact JWS (RFC 7515, EdDSA) over the canonical JSON of the activation. */
export function signActivation(activation: ModelActivation, key: SigningKey): Promise<string> {
  return signDocument('sluis-model-activation', activation, key)
}

/** What one of `keys` signed. Throws JWS_INVALID. */
export async function verifyActivation(jws: string, keys: readonly SignPublicJwk[]): Promise<ModelActivation> {
  const { document } = await verifyDocument('sluis-model-activation', jws, keys)
  const form = documentForm('JWS_INVALID')
  const members = form.object(document, 'activation', MEMBERS)
  return {
    schema: form.oneOf(members.schema, 'schema', ['sluis-model-activation/1'] as const),
    number: form.integer(members.number, 'number', 1, Number.MAX_SAFE_INTEGER),
    version: form.integer(members.version, 'version', 1, Number.MAX_SAFE_INTEGER),
    digest: form.text(members.digest, 'digest', DIGEST_HEX),
    activatedAt: form.text(members.activatedAt, 'activatedAt', TIMESTAMP),
  }
}
