// A person who asks for something, or answers: signs requests and approvals by a key of his own, seals what he asks about, opens what he
// is told; derives and links nothing.

export { revealSelection, translateSelection } from '../approval/selection.ts'
export { signApproval, signRequest } from '../approval/sign.ts'
export {
  CONTACT_FIELDS,
  type ContactField,
  parseRevelationContent,
  type RevealedPerson,
  type RevelationContent,
} from '../envelope/content/revelation.ts'
export {
  parseTranslationContent,
  type SelectionContent,
  type TranslationContent,
} from '../envelope/content/selection.ts'
export { type OpenedPart, type OpenOptions, openPart } from '../envelope/open.ts'
export { type SealOptions, sealPart } from '../envelope/seal.ts'
export { generateSealKey, generateSignKey, parsePrivateSealKey, parseSigningKey } from '../jwk/index.ts'
export { type ParsedPseudonym, parsePseudonym } from '../pseudonym/printed-form.ts'
export type { IrreversiblePseudonym, Pseudonym, ReversiblePseudonym } from '../pseudonym/types.ts'
export * from './base.ts'
