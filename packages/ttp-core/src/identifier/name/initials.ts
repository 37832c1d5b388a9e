import { lowerCase } from '../text/letter-case.ts'
import { isKnownGivenName } from './given-names.ts'

/** Initials of several letters that Dutch custom keeps together. */
export const COMPOUND = new Set([
  'ch',
  'chr',
  'fr',
  'ij',
  'ph',
  'sj',
  'st',
  'th',
  'tj',
  'tr',
  'joh',
  'jac',
  'corn',
  'wilh',
  'hendr',
  'alb',
  'gerh',
  'herm',
  'aug',
  'chs',
  'ks',
  'sc',
  'wm',
])
const LETTER = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u024f\\u0370-\\u03ff\\u0400-\\u042f\\u1e00-\\u1eff'
/** Grammar of canonical initials. */
export const INITIALS_PATTERN = new RegExp(`^(?:IJ\\.|[${LETTER}][a-z]{0,4}\\.){1,10}$`)
const WORD = /^[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]+$/
export const SHORT_NAMES = new Set([
  'jo',
  'bo',
  'ed',
  'al',
  'ab',
  'an',
  'ad',
  'su',
  'li',
  'ko',
  'co',
  'wu',
  'yu',
  'si',
  'el',
  'ye',
  'xi',
  'bé',
  'de',
  'du',
  'la',
  'le',
  'al',
  'te',
  'da',
  'di',
])

function writeInitial(letters: string): string {
  const lower = lowerCase(letters)
  if (lower === 'ij') return 'IJ.'
  return `${lower.charAt(0).toUpperCase()}${lower.slice(1)}.`
}

/**
 * Reads one token as initials.
 * @param inColumn the token comes from a column of initials or a separate initials part, so undotted letters count.
 * @param capitals the whole text is in capitals, so that capitals say nothing.
 * @returns canonical initials ("J.P."), or undefined when the token is rather a name.
 */
export function readInitials(token: string, inColumn: boolean, capitals: boolean): string | undefined {
  const bare = token.replace(/[-.,' ]+$/g, '').replace(/^[-.,' ]+/g, '')
  if (bare === '') return undefined
  const dotted = token.includes('.')
  const segments = bare.split(/[.\-,/ ]+/).filter((segment) => segment !== '')
  if (segments.length > 10 || !segments.every((segment) => WORD.test(segment))) return undefined
  if (
    !dotted &&
    segments.length > 1 &&
    !segments.every((segment) => segment.length === 1 || COMPOUND.has(segment.toLowerCase()))
  )
    return undefined
  let out = ''
  for (const [at, segment] of segments.entries()) {
    const lower = lowerCase(segment)
    const closed = dotted && (at < segments.length - 1 || token.trimEnd().endsWith('.'))
    if (segment.length === 1) out += writeInitial(segment)
    else if (
      COMPOUND.has(lower) &&
      (closed || lower === 'th' || lower === 'ij' || lower === 'ch' || lower === 'ph' || lower === 'chr')
    )
      out += writeInitial(segment)
    else if (isLetterRow(segment, lower, inColumn, closed || segments.length > 1, capitals))
      out += [...segment].map(writeInitial).join('')
    else return undefined
  }
  return INITIALS_PATTERN.test(out) ? out : undefined
}

/** "JP", "HJM": several initials written together, not a short given name. */
function isLetterRow(segment: string, lower: string, inColumn: boolean, dotted: boolean, capitals: boolean): boolean {
  if (segment.length > 6 || isKnownGivenName(lower)) return false
  const vowels = /[aeiouy\u00e0-\u024f]/.test(lower)
  if (!vowels) return segment.length <= (inColumn ? 6 : 4)
  if (inColumn) return segment.length <= 3
  if (segment.length === 2) return dotted || !SHORT_NAMES.has(lower)
  if (dotted) return segment.length <= 4
  return !capitals && segment.length <= 4 && segment === segment.toUpperCase()
}

/** First letter of a name as a canonical initial ("IJ.", "Th." is not inferred from "Theo": "T."). */
export function initialFromName(name: string): string {
  return /^ij/i.test(name) ? 'IJ.' : writeInitial(name.charAt(0))
}
