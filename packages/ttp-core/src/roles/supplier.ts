// The institution: normalises, splits and seals, and keeps the receipt; it opens nothing, not even what it sealed.
export * from '../activity/index.ts'
export * from '../delivery/index.ts'
export { type ActivityContent, type ActivityRow, parseActivityContent } from '../envelope/content/activity.ts'
export { type IdentityContent, type IdentityRow, parseIdentityContent } from '../envelope/content/identity.ts'
export { type SealOptions, sealPart } from '../envelope/seal.ts'
export * from '../identifier/index.ts'
export { remembering } from '../identifier/remember.ts'
export { generateSignKey, parseSigningKey } from '../jwk/index.ts'
export {
  HASH_LANES,
  HASH_MULTIPLIERS,
  hashJoined,
  hashText,
  levelOf as hashLevelOf,
  mixLanes,
} from '../linkability/hash.ts'
export { HashIndex } from '../linkability/hash-index.ts'
export * from '../linkability/index.ts'
export { BETWEEN_TEXTS, nameText, recordTexts, valueText } from '../linkability/record-texts.ts'
export { ADVICE_TEXTS, IDENTIFIER_TEXTS, REPEATED_TEXTS, STRENGTH_TEXTS } from '../linkability/texts.ts'
export { type Checkpoint, parseTlogProof, type TlogProof, verifyCheckpoint, verifyConsistency } from '../log/index.ts'
export { signManifest } from '../manifest/index.ts'
export * from './base.ts'
