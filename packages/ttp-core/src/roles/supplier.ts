// The institution: normalises, splits and seals, and keeps the receipt; it opens nothing, not even what it sealed.
export * from '../activity/index.ts'
export { type ActivityContent, type ActivityRow, parseActivityContent } from '../envelope/content/activity.ts'
export type { IdentityContent, IdentityRow } from '../envelope/content/identity-content.ts'
export { type SealOptions, sealPart } from '../envelope/index.ts'
export { generateSignKey, parseSigningKey } from '../jwk/index.ts'
export { type Checkpoint, parseTlogProof, type TlogProof, verifyCheckpoint, verifyConsistency } from '../log/index.ts'
export { signManifest } from '../manifest/index.ts'
export * from './base.ts'
