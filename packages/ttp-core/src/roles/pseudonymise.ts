// The key engine: derives pseudonyms from subject numbers with lent keys, and signs the log; no identifier comes near it.

export { checkSelected } from '../approval/selection.ts'
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
export type { Change, Merge, Rewrap, RowName, Split } from '../envelope/content/change-list.ts'
export { type OpeningContent, parseOpeningContent } from '../envelope/content/opening.ts'
export {
  type ChangeContent,
  type PseudonymContent,
  type PseudonymRow,
  parseChangeContent,
  parsePseudonymContent,
} from '../envelope/content/pseudonym.ts'
export {
  parseRewrapContent,
  REWRAP_REFUSALS,
  type RewrapAnswer,
  type RewrapContent,
  type RewrapRefusal,
} from '../envelope/content/rewrap.ts'
export {
  parseSelectionContent,
  type SelectionContent,
  type TranslationContent,
} from '../envelope/content/selection.ts'
export {
  parseSubjectContent,
  type SubjectChangeContent,
  type SubjectContent,
  type SubjectRow,
} from '../envelope/content/subject.ts'
export { type OpenedPart, type OpenOptions, openPart } from '../envelope/open.ts'
export { type SealOptions, sealPart } from '../envelope/seal.ts'
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
export {
  appendLeaves,
  type Checkpoint,
  EMPTY_EDGE,
  edgeTiles,
  leafHash,
  loadEdge,
  makeVerifierKey,
  type NoteSigner,
  type ReadTile,
  rootOfEdge,
  signCheckpoint,
  splitHashes,
  TILE_WIDTH,
  type Tile,
  type TileCoordinate,
  type TreeEdge,
  verifyCheckpoint,
} from '../log/index.ts'
export { type Mac, nobleMac, nobleSiv, type Siv } from '../primitives.ts'
export {
  decryptSubject,
  deriveInnerKey,
  deriveIrreversible,
  deriveIrreversibleMany,
  deriveReversibleKey,
  deriveWrapKey,
  encryptSubject,
  encryptSubjectMany,
  type InnerKey,
  type InnerValue,
  type IrreversiblePseudonym,
  innerKey,
  innerValue,
  type ParsedPseudonym,
  type Pseudonym,
  type PseudonymDomain,
  type PseudonymKeyContext,
  type PseudonymMode,
  parsePseudonym,
  parseSubjectNumber,
  type ReversibleKey,
  type ReversiblePseudonym,
  type RewrapOutcome,
  reversibleKey,
  rewrap,
  rewrapMany,
  type SubjectKind,
  type SubjectNumber,
  translate,
  unwrapInner,
  type WrapKey,
  wrapInner,
  wrapKey,
} from '../pseudonym/index.ts'
export * from './base.ts'
