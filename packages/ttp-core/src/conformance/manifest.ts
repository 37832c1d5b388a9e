import type { SigningKey, SignPublicJwk } from '../jwk/index.ts'
import { type Manifest, manifestDigest, signManifest, verifyManifest } from '../manifest/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, object, text } from './input.ts'

/** The institution's signed manifest. */
export const manifestOperations: Readonly<Record<string, Evaluate>> = {
  SignManifest: async (input) => {
    const jws = await signManifest(input.manifest as unknown as Manifest, object(input, 'key') as unknown as SigningKey)
    return { jws, digest: manifestDigest(jws) }
  },
  VerifyManifest: async (input) => {
    const keys = list(input, 'keys') as unknown as readonly SignPublicJwk[]
    return { manifest: (await verifyManifest(text(input, 'jws'), keys)) as unknown as Fields }
  },
}
