import type { ActivityContent } from './activity.ts'
import type { AttributeContent } from './attribute.ts'
import type { IdentityContent } from './identity.ts'
import type { OpeningContent } from './opening.ts'
import type { ChangeContent, PseudonymContent } from './pseudonym.ts'
import type { RevelationContent } from './revelation.ts'
import type { RewrapContent } from './rewrap.ts'
import type { SelectionContent, TranslationContent } from './selection.ts'
import type { SubjectChangeContent, SubjectContent } from './subject.ts'

/** What a part can carry, by the schema of its kind. */
export type PartContent =
  | IdentityContent
  | ActivityContent
  | SubjectContent
  | SubjectChangeContent
  | PseudonymContent
  | AttributeContent
  | ChangeContent
  | SelectionContent
  | OpeningContent
  | RevelationContent
  | TranslationContent
  | RewrapContent

export { type ActivityContent, type ActivityRow, parseActivityContent } from './activity.ts'
export { type AttributeContent, type AttributeRow, parseAttributeContent } from './attribute.ts'
export type { Change, Merge, Rewrap, RowName, Split } from './change-list.ts'
export { type IdentityContent, type IdentityRow, parseIdentityContent } from './identity.ts'
export { type OpeningContent, parseOpeningContent } from './opening.ts'
export {
  type ChangeContent,
  type PseudonymContent,
  type PseudonymRow,
  parseChangeContent,
  parsePseudonymContent,
} from './pseudonym.ts'
export {
  CONTACT_FIELDS,
  type ContactField,
  padRevelation,
  parseRevelationContent,
  type RevealedPerson,
  type RevelationContent,
} from './revelation.ts'
export {
  parseRewrapContent,
  REWRAP_REFUSALS,
  type RewrapAnswer,
  type RewrapContent,
  type RewrapRefusal,
} from './rewrap.ts'
export { MAX_CHUNK_ROWS, MAX_SELECTION_PSEUDONYMS } from './rows.ts'
export {
  parseSelectionContent,
  parseTranslationContent,
  type SelectionContent,
  type TranslationContent,
} from './selection.ts'
export { parseSubjectContent, type SubjectChangeContent, type SubjectContent, type SubjectRow } from './subject.ts'
