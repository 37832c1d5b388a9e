// The identity engine: opens identities, links them to persons, hands on subject numbers; makes and opens no pseudonym.
export {
  combineShares,
  decodeShare,
  encodeShare,
  parseShare,
  printShare,
  ROOT_ENGINES,
  type RootEngine,
  SHARE_LENGTH,
  SHARES_MAX,
  type Share,
  shareDigest,
} from '../custody/index.ts'
export { type AttributeContent, type AttributeRow, parseAttributeContent } from '../envelope/content/attribute.ts'
export type { Change, Merge, RowName, Split } from '../envelope/content/change-list.ts'
export { type IdentityContent, type IdentityRow, parseIdentityContent } from '../envelope/content/identity.ts'
export { type OpeningContent, parseOpeningContent } from '../envelope/content/opening.ts'
export {
  CONTACT_FIELDS,
  type ContactField,
  padRevelation,
  type RevealedPerson,
  type RevelationContent,
} from '../envelope/content/revelation.ts'
export {
  parseSubjectContent,
  type SubjectChangeContent,
  type SubjectContent,
  type SubjectRow,
} from '../envelope/content/subject.ts'
export { type OpenedPart, type OpenOptions, openPart } from '../envelope/open.ts'
export { type SealOptions, sealPart } from '../envelope/seal.ts'
export * from '../identifier/index.ts'
export { sealKeyFromSeed, signKeyFromSeed } from '../jwk/index.ts'
export {
  checkKey,
  deriveKey,
  epochBytes,
  KEY_PURPOSE,
  type KeyContext,
  type KeyPurpose,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  ROOT_LENGTH,
  SecretKey,
  sealSeed,
} from '../keys/index.ts'
export { hashText, levelOf } from '../linkability/hash.ts'
export { LinkabilityCount, type LinkabilityReport } from '../linkability/index.ts'
export * from '../linkage/index.ts'
export { hmacSha256Under, type Mac, nobleMac } from '../primitives.ts'
export { parseSubjectNumber, type SubjectKind, type SubjectNumber } from '../pseudonym/types.ts'
export * from './base.ts'
