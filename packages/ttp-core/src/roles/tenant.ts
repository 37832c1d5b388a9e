// The tenant: opens what is sealed to it and verifies where it came from; derives no pseudonym and links no identity.
export {
  ACTIVITY_CODES,
  ACTIVITY_FIELDS,
  type Activity,
  type ActivityField,
  isActivityField,
  isCanonicalActivityValue,
  isSurveyField,
  QUESTIONNAIRES,
  type Question,
  type SurveyField,
  type SurveyMembers,
} from '../activity/index.ts'
export { type ActivityContent, type ActivityRow, parseActivityContent } from '../envelope/content/activity.ts'
export { type AttributeContent, type AttributeRow, parseAttributeContent } from '../envelope/content/attribute.ts'
export type { Change, Erasure, Merge, Rewrap, RowName, Split } from '../envelope/content/change-list.ts'
export {
  type ChangeContent,
  type PseudonymContent,
  type PseudonymRow,
  parseChangeContent,
  parsePseudonymContent,
} from '../envelope/content/pseudonym.ts'
export {
  REWRAP_REFUSALS,
  type RewrapAnswer,
  type RewrapContent,
  type RewrapRefusal,
} from '../envelope/content/rewrap.ts'
export { parseTranslationContent, type TranslationContent } from '../envelope/content/selection.ts'
export { type OpenedPart, type OpenOptions, openPart } from '../envelope/open.ts'
export type { SealOptions } from '../envelope/seal.ts'
export { type RewrapPlace, sealRewrap } from '../envelope/seal-rewrap.ts'
export { Forwarding } from '../feed/forwarding.ts'
export {
  type ChunkContents,
  type JoinedRow,
  joinRows,
  type RefusedRow,
  type RowRange,
  type RowRefusal,
} from '../feed/join-rows.ts'
export { generateSealKey, generateSignKey, parsePrivateSealKey, parseSigningKey } from '../jwk/index.ts'
export { type Checkpoint, parseTlogProof, type TlogProof, verifyCheckpoint, verifyConsistency } from '../log/index.ts'
export { epochOf } from '../pseudonym/epoch-of.ts'
export { type ParsedPseudonym, parsePseudonym } from '../pseudonym/printed-form.ts'
export type {
  IrreversiblePseudonym,
  Pseudonym,
  PseudonymMode,
  ReversiblePseudonym,
  SubjectKind,
} from '../pseudonym/types.ts'
export { verifyClosing } from '../receipt/index.ts'
export * from './base.ts'
