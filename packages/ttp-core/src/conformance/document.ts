import { type DocumentType, signDocument, verifyDocument } from '../document/index.ts'
import type { SigningKey, SignPublicJwk } from '../jwk/index.ts'
import type { Evaluate, Json } from './fields.ts'
import { list, object, text } from './input.ts'

/** Signed documents of either type, whatever they say. */
export const documentOperations: Readonly<Record<string, Evaluate>> = {
  SignDocument: async (input) => {
    const key = object(input, 'key') as unknown as SigningKey
    return { jws: await signDocument(text(input, 'type') as DocumentType, object(input, 'document'), key) }
  },
  VerifyDocument: async (input) => {
    const keys = list(input, 'keys') as unknown as SignPublicJwk[]
    const verified = await verifyDocument(text(input, 'type') as DocumentType, text(input, 'jws'), keys)
    return { document: verified.document as Json, signerKid: verified.signerKid }
  },
}
