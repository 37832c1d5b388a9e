export { deriveIrreversible, deriveIrreversibleMany, innerValue, unwrapInner, wrapInner } from './irreversible.ts'
export { PSEUDONYM_SUITE, pseudonymHeader } from './outward.ts'
export { type ParsedPseudonym, parsePseudonym } from './printed-form.ts'
export {
  deriveInnerKey,
  deriveReversibleKey,
  deriveWrapKey,
  type InnerKey,
  innerKey,
  type PseudonymKeyContext,
  type ReversibleKey,
  reversibleKey,
  type WrapKey,
  wrapKey,
} from './pseudonym-keys.ts'
export { decryptSubject, encryptSubject, encryptSubjectMany } from './reversible.ts'
export { type RewrapOutcome, rewrap, rewrapMany, translate } from './rewrap.ts'
export {
  type InnerValue,
  type IrreversiblePseudonym,
  type Pseudonym,
  type PseudonymDomain,
  type PseudonymMode,
  parseSubjectNumber,
  type ReversiblePseudonym,
  type SubjectKind,
  type SubjectNumber,
} from './types.ts'
