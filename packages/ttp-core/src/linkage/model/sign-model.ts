import { signDocument, verifyDocument } from '../../document/index.ts'
import { canonicalJson } from '../../encoding/index.ts'
import type { SigningKey, SignPublicJwk } from '../../jwk/index.ts'
import type { LinkageModel } from './model.ts'
import type { ParsedModel } from './parse-model.ts'
import { parseModel } from './parse-model.ts'
import { writeModel } from './write-model.ts'

/** The model as a signed document: a compact JWS (RFC 7515, EdDSA) over `writeModel`. */
export function signModel(model: LinkageModel, key: SigningKey): Promise<string> {
  return signDocument('sluis-linkage-model', JSON.parse(writeModel(model)) as object, key)
}

/** The model of a signed document, if one of `keys` signed it as it stands; refused as `parseModel` does otherwise. */
export async function verifyModel(jws: string, keys: readonly SignPublicJwk[]): Promise<ParsedModel> {
  try {
    const { document } = await verifyDocument('sluis-linkage-model', jws, keys)
    return parseModel(canonicalJson(document))
  } catch {
    return { error: 'MODEL_SIGNATURE_INVALID' }
  }
}
