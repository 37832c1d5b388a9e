import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'
import { isEncodingDamaged } from './encoding-damage.ts'
import { inRepertoire } from './repertoire.ts'

/** Text after cleaning, or the reason why it cannot be cleaned. */
export type Cleaned =
  | { readonly text: string; readonly changes: ChangeCode[] }
  | { readonly error: IdentifierErrorCode }

/** Nothing longer is looked at: no identity field needs it, and every later expression stays cheap. */
const LONGEST = 400

/** Printable ASCII without outer, double or typewriter peculiarities: the common case, already clean. */
const PLAIN = /^[!#-&(-<>-_a-~](?:[!#-_a-~]| (?! ))*$/
const ESCAPES = /&(?:#\d{2,5}|#x[\da-f]{2,5}|[a-z]{3,8});|[=%]c3[=%][89ab][\da-f]|\\u00[\da-f]{2}/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single invisible characters, not sequences
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g
const SPACE = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const WIDE = /[\uff01-\uff5e]/g
const LIGATURE = /[\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06]/g
const SINGLE_QUOTE = /[\u0060\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u2018-\u201b\u2032\u2035\ua78b\ua78c]/g
const DOUBLE_QUOTE = /[\u00ab\u00bb\u201c-\u201f\u2033\u2036]/g
const DASH = /[\u2010-\u2015\u2043\u207b\u2212\ufe58\ufe63]/g
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g
const ASCII = /^[\t-\r -~]*$/

/**
 * Brings text to one form without changing its meaning: no invisible characters, ordinary spaces, quotes, dashes
 * and digits, NFC, nothing around it. Case stays.
 * @returns the text with what was done, or `ENCODING_DAMAGED`, `TOO_LONG`, `CHARACTER_NOT_ALLOWED`.
 */
export function cleanText(raw: string): Cleaned {
  if (raw.length <= LONGEST && PLAIN.test(raw) && !raw.endsWith(' ')) {
    return ESCAPES.test(raw) ? { error: 'ENCODING_DAMAGED' } : { text: raw, changes: [] }
  }
  if (raw.length > 8 * LONGEST) return { error: 'TOO_LONG' }
  const changes: ChangeCode[] = []
  let text = raw
  const replace = (pattern: RegExp, by: string | ((found: string) => string), code: ChangeCode): void => {
    const next = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by)
    if (next === text) return
    text = next
    note(changes, code)
  }
  if (!ASCII.test(text)) {
    if (isEncodingDamaged(text)) return { error: 'ENCODING_DAMAGED' }
    replace(CONTROL, '', 'CONTROL_REMOVED')
    replace(INVISIBLE, '', 'INVISIBLE_REMOVED')
    replace(WIDE, (found) => String.fromCharCode(found.charCodeAt(0) - 0xfee0), 'WIDTH_FOLDED')
    replace(LIGATURE, (found) => found.normalize('NFKC'), 'LIGATURE_SPLIT')
    const composed = text.normalize('NFC')
    if (composed !== text) note(changes, 'NFC')
    text = composed
    replace(DOUBLE_QUOTE, '"', 'QUOTE_NORMALISED')
    replace(DASH, '-', 'DASH_NORMALISED')
    replace(DIGIT, (found) => String((found.charCodeAt(0) - digitZero(found.charCodeAt(0))) % 10), 'DIGITS_TO_ASCII')
  }
  replace(SPACE, ' ', 'SPACE_NORMALISED')
  replace(SINGLE_QUOTE, "'", 'QUOTE_NORMALISED')
  if (!inRepertoire(text)) return { error: 'CHARACTER_NOT_ALLOWED' }
  if (ESCAPES.test(text)) return { error: 'ENCODING_DAMAGED' }
  const bare = unwrap(text, changes)
  return bare.length > LONGEST ? { error: 'TOO_LONG' } : { text: bare, changes }
}

function digitZero(code: number): number {
  for (const zero of [0x0e50, 0x09e6, 0x0966, 0x06f0]) if (code >= zero) return zero
  return 0x0660
}

/** Takes spaces, pairs of quotes and the marks by which spreadsheets keep text (`="…"`, a leading apostrophe) away. */
function unwrap(text: string, changes: ChangeCode[]): string {
  let inner = text
  for (;;) {
    const trimmed = inner.trim()
    if (trimmed !== inner) note(changes, 'TRIMMED')
    const bare = trimmed
      .replace(/^="([^"]*)"$/, '$1')
      .replace(/^"([^"]*)"$/, '$1')
      .replace(/^'(?=[\d+=(])(.*?)'?$/, '$1')
      .replace(/^'(?![ts][ -])(.{2,})'$/, (whole, body: string) => (body.includes("'") ? whole : body))
    if (bare !== trimmed) note(changes, 'WRAPPER_REMOVED')
    if (bare === inner) break
    inner = bare
  }
  const single = inner.replace(/ {2,}/g, ' ')
  if (single !== inner) note(changes, 'SPACES_COLLAPSED')
  return single
}
