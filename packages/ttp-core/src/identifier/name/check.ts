import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'
import { unmixScripts } from '../text/lookalike.ts'
import { LETTERS } from '../text/repertoire.ts'

const PLAIN = /^[A-Za-z][A-Za-z '.-]*$/
const ALLOWED = new RegExp(`^[${LETTERS} '.,\\-/&()"+;·:|_*]+$`)
/** Three marks on one letter, or a mark on nothing: no spelling needs them after composition. */
const MARK_PILE = /[\u0300-\u036f]{3,}|(?:^|[ .,\-/&()"+0-9])[\u0300-\u036f]/
const HAS_LETTER = new RegExp(`[${LETTERS}]`)
const PHONE_LIKE = /^[+(]?\d[\d ()/.-]{6,}$/
const DATE_LIKE = /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}$/
const POSTCODE_LIKE = /^[1-9]\d{3} ?[A-Za-z]{2}$/
const URL_LIKE = /^(?:https?:|www\.)|:\/\//i

/** Codes for a value that is of another field's kind; undefined when nothing of the sort shows. */
export function foreignKind(text: string): IdentifierErrorCode | undefined {
  if (URL_LIKE.test(text)) return 'IS_URL'
  if (/[^\s@]@[^\s@]+\.[^\s@]/.test(text)) return 'IS_EMAIL'
  if (DATE_LIKE.test(text)) return 'IS_DATE'
  if (PHONE_LIKE.test(text)) return 'IS_PHONE'
  return POSTCODE_LIKE.test(text) ? 'IS_POSTCODE' : undefined
}

/** Cleaned text that may be a name, with look-alikes replaced and stray marks off its ends. */
export function checkName(text: string, changes: ChangeCode[]): string | { readonly error: IdentifierErrorCode } {
  if (PLAIN.test(text)) return URL_LIKE.test(text) ? { error: 'IS_URL' } : text
  const kind = foreignKind(text)
  if (kind !== undefined) return { error: kind }
  if (/^[=#@]/.test(text)) return { error: 'SPREADSHEET_ERROR' }
  if (/\d/.test(text)) return { error: 'NAME_HAS_DIGITS' }
  const unmixed = unmixScripts(text, changes)
  if (typeof unmixed !== 'string') return unmixed
  if (!ALLOWED.test(unmixed) || MARK_PILE.test(unmixed)) return { error: 'CHARACTER_NOT_ALLOWED' }
  if (!HAS_LETTER.test(unmixed)) return { error: 'NAME_WITHOUT_LETTERS' }
  const bare = unmixed
    .replace(/[_*|;:·]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (bare !== unmixed) note(changes, 'PUNCTUATION_REMOVED')
  return bare
}
