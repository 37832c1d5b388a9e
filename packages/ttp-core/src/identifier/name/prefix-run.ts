import { type ChangeCode, note } from '../changes.ts'
import { lowerCase } from '../text/letter-case.ts'
import { expandPrefixToken, PREFIX_WORDS } from './prefix-words.ts'

/** A run of prefix words at a place in a token list. */
export interface PrefixRun {
  readonly words: readonly string[]
  readonly length: number
  readonly expanded: boolean
  readonly assumed: boolean
}

/** Prefixes that may only be followed by an article, as in "v. d.", "v der", "v. 't". */
const ARTICLE = /^(?:d|de|den|der|het|'t|t)\.?$/

/**
 * Longest run of prefix words that starts at `from`, at most up to `end`.
 * @returns undefined when the token there is no prefix.
 */
export function prefixRunAt(tokens: readonly string[], from: number, end: number): PrefixRun | undefined {
  if (from >= end || !mayBegin(lowerCase(tokens[from] ?? ''))) return undefined
  const words: string[] = []
  let expanded = false
  let assumed = false
  let at = from
  while (at < end) {
    const token = lowerCase(tokens[at] ?? '')
    const plain = token.endsWith('.') && PREFIX_WORDS.has(token.slice(0, -1)) ? token.slice(0, -1) : token
    const previous = tokens[at - 1]?.toLowerCase().replace('.', '')
    // Nobody is named "van van der": a V in front of "van" is an initial, a second "van" was written twice.
    if (LONE_V.test(token) && beginsVan(tokens[at + 1])) break
    if (words.at(-1) === 'van' && beginsVan(token)) {
      words.pop()
      expanded = true
    }
    if (at > from && previous === 'v' && /^d\.?$/.test(token)) {
      words.push('der')
      expanded = true
      assumed = true
    } else if (PREFIX_WORDS.has(plain) && !/^vande[rn]?$/.test(plain)) {
      words.push(plain)
      expanded ||= plain !== token
    } else {
      const reading = expandPrefixToken(token)
      // A capital "T" that opens a run is an initial.
      if (reading === undefined || (at === from && tokens[at]?.charAt(0) === 'T')) break
      words.push(...reading.words)
      expanded = true
      assumed ||= reading.assumed
    }
    at += 1
  }
  return at === from ? undefined : { words, length: at - from, expanded, assumed }
}

/** Quick look that spares most tokens the search. */
function mayBegin(lower: string): boolean {
  return PREFIX_WORDS.has(lower) || (lower.length < 7 && /^(?:[aiou].?d|v|t|'|vd|van|in|op|uit|d|[^.]+\.$)/.test(lower))
}

const LONE_V = /^v\.?$/
function beginsVan(token: string | undefined): boolean {
  if (token === undefined) return false
  const lower = lowerCase(token)
  return lower === 'van' || lower === 'von' || expandPrefixToken(lower)?.words[0] === 'van'
}

/** True for a capital "V." before a small letter or the end: who writes "de" small would write "v." small too. */
export function isInitialV(token: string, next: string | undefined, capitals: boolean): boolean {
  return /^V\.?$/.test(token) && !capitals && (next === undefined || /^['a-z]/.test(next))
}

/** True for a lone "V" or "v.": an initial or "van", only its neighbours tell. */
export function isLoneV(token: string, next: string | undefined): boolean {
  return /^v\.?$/i.test(token) && !(next !== undefined && ARTICLE.test(next.toLowerCase()))
}

/** Canonical text of a run, with its changes noted. */
export function prefixText(run: PrefixRun, changes: ChangeCode[]): string {
  if (run.expanded) note(changes, 'PREFIX_EXPANDED')
  if (run.assumed) note(changes, 'PREFIX_ASSUMED')
  return run.words.join(' ')
}

/** Splits an article glued to its surname: "d'Hondt", "'tHart", "l'Ami", "v.d.Berg", "v.Dijk". */
export function unglue(token: string): string[] {
  const article = /^(d'|l'|dell'|dall'|'t|v\.?\/?d\.|v\/d|v\.)(?=[^\s.'/-]{2})(?!d\.|\/)/i.exec(token)
  if (article?.[1] === undefined) return [token]
  return [article[1], token.slice(article[1].length)]
}
