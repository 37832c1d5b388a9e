export { type Manifest, type ManifestChunk, parseManifest } from './manifest.ts'
export { manifestDigest, signManifest } from './sign.ts'
export { verifyManifest } from './verify.ts'
