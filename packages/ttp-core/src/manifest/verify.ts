import { verifyDocument } from '../document/verify.ts'
import { CoreError } from '../errors.ts'
import type { SignPublicJwk } from '../jwk/index.ts'
import { type Manifest, parseManifest } from './manifest.ts'

/** The manifest in a JWS that one of the institution's keys signed. Throws MANIFEST_INVALID whatever is wrong. */
export async function verifyManifest(jws: string, keys: readonly SignPublicJwk[]): Promise<Manifest> {
  const { document } = await verifyDocument('sluis-manifest', jws, keys).catch(() => {
    throw new CoreError('MANIFEST_INVALID', 'signature')
  })
  return parseManifest(document)
}
