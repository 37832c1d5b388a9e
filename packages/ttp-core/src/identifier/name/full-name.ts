import { type ChangeCode, note } from '../changes.ts'
import { checkName } from './check.ts'
import { parseCommaName } from './comma-name.ts'
import { isKnownGivenName } from './given-names.ts'
import { splitGivenPart } from './given-part.ts'
import { readInitials } from './initials.ts'
import { isOrganisation } from './organisation.ts'
import type { NameParts, ParsedName } from './parts.ts'
import { isInitialV, isLoneV, prefixRunAt, prefixText } from './prefix-run.ts'
import { PREFIX_WORDS, WEAK_PREFIX_WORDS } from './prefix-words.ts'
import { stripTitles } from './titles.ts'
import { isAllCapitals, nameTokens, tidyName } from './tokens.ts'
import { writeFamilyName } from './write.ts'

const AND = /^(?:en|&|\+|and|und|et)$/i
/** Words that begin a surname of two words (Oude Elferink, Groot Koerkamp, Klein Gunnewiek). */
const SURNAME_START =
  /^(?:oude|olde|groot|grote|groote|klein|kleine|nieuwe|lutje|nijen|tiemes|saint|san|santa|sint|st|mac|mc)$/i

/** A free-text full name, in the order people or systems write it. */
export function parseFullName(text: string, changes: ChangeCode[]): ParsedName {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  if (isOrganisation(checked)) return { error: 'NAME_ORGANISATION' }
  const untitled = stripTitles(checked, false, changes)
  const parts: NameParts = { changes }
  if (untitled.household) parts.household = true
  if (untitled.text === '') return { error: 'NAME_WITHOUT_LETTERS' }
  const tidy = tidyName(untitled.text, changes)
  const parsed = tidy.includes(',') ? parseListed(tidy, parts) : parseOrdered(tidy, parts)
  if ('error' in parsed) return parsed
  if (parsed.household === true) {
    delete parsed.givenName
    delete parsed.initials
  }
  note(changes, 'NAME_SPLIT')
  return parsed
}

/** With commas; a title may stand behind one ("Jansen, dhr. J."). */
function parseListed(tidy: string, parts: NameParts): ParsedName {
  const segments = tidy.split(',').map((segment) => stripTitles(segment.trim(), false, parts.changes))
  if (segments.some(({ household }) => household)) parts.household = true
  const filled = segments.map(({ text }) => text).filter((text) => text !== '')
  if (filled.length < 2) return parseOrdered(filled[0] ?? '', parts)
  if (filled.slice(1).some((segment) => segment.split(' ').some((token) => AND.test(token)))) {
    parts.household = true
    note(parts.changes, 'HOUSEHOLD_NAME')
  }
  return parseCommaName(filled.join(', '), parts)
}

function parseOrdered(tidy: string, parts: NameParts): ParsedName {
  const { changes } = parts
  const capitals = isAllCapitals(tidy)
  let tokens = bracketTokens(nameTokens(tidy.replace(/[&+]/g, ' $& ')))
  const and = tokens.findLastIndex((token) => AND.test(token))
  if (and >= 0) {
    parts.household = true
    note(changes, 'HOUSEHOLD_NAME')
    tokens = tokens.slice(and + 1)
  }
  if (tokens.length === 0) return { error: 'NAME_WITHOUT_LETTERS' }
  if (tokens.length === 1) return single(tokens[0] ?? '', parts)
  const last = tokens[tokens.length - 1] ?? ''
  const inverted = invertedGiven(tokens, capitals)
  if (inverted > 0) {
    note(changes, 'NAME_ORDER_CHANGED')
    tokens = [...tokens.slice(inverted), ...tokens.slice(0, inverted)]
  }
  const from = inverted > 0 ? 0 : trailingPrefix(tokens)
  if (from > 0) {
    tokens = [...tokens.slice(0, from - 1), ...tokens.slice(from), tokens[from - 1] ?? last]
    note(changes, 'NAME_ORDER_CHANGED')
  }
  const { start, run } = findSurname(tokens, capitals)
  const given = splitGivenPart(tokens.slice(0, start), capitals, changes)
  Object.assign(parts, given)
  if (run !== undefined) parts.prefix = prefixText(run, changes)
  const family = writeFamilyName(tokens.slice(start + (run?.length ?? 0)), changes)
  if (family === undefined) return { error: 'NAME_WITHOUT_LETTERS' }
  parts.familyName = family
  return parts
}

/** Keeps "(Jan Willem)" together as one token. */
function bracketTokens(tokens: readonly string[]): string[] {
  const out: string[] = []
  let open = false
  for (const token of tokens) {
    if (open) out[out.length - 1] = `${out[out.length - 1] ?? ''} ${token}`
    else out.push(token)
    if (/^[("]/.test(token)) open = true
    if (/[)"]$/.test(token) && (token.length > 1 || open)) open = false
  }
  return out
}

function single(token: string, parts: NameParts): ParsedName {
  if (isKnownGivenName(token) && parts.household !== true) {
    const given = splitGivenPart([token], false, parts.changes)
    Object.assign(parts, given)
    return parts
  }
  const family = writeFamilyName([token], parts.changes)
  if (family === undefined) return { error: 'NAME_WITHOUT_LETTERS' }
  parts.familyName = family
  return parts
}

/** Index where initials or a given name begin in "de Vries J.P.", "Jansen J", "van Dijk Jan"; 0 when in usual order. */
function invertedGiven(tokens: readonly string[], capitals: boolean): number {
  let from = tokens.length
  while (from > 1) {
    const token = tokens[from - 1] ?? ''
    const looks = /^[^'().]$|\./.test(token) || (!capitals && /^[A-Z]{2,3}$/.test(token))
    if (!looks || /^v\.?(?:d\.?)?$/i.test(token) || readInitials(token, false, capitals) === undefined) break
    from -= 1
  }
  if (from < tokens.length && readInitials(tokens[0] ?? '', false, capitals) === undefined) {
    const trailing = prefixRunAt(tokens, 1, from)
    return isKnownGivenName(tokens[0] ?? '') && trailing === undefined && tokens.length - from === 1 && from > 1
      ? 0
      : from
  }
  const run = prefixRunAt(tokens, 0, tokens.length - 1)
  const last = tokens.length - 1
  if (run !== undefined && last > run.length && isKnownGivenName(tokens[last] ?? '')) return last
  return 0
}

/** Index of a prefix run that ends the name ("Jan Berg van den"); 0 when there is none. */
function trailingPrefix(tokens: readonly string[]): number {
  for (let from = 1; from < tokens.length; from += 1) {
    if (
      prefixRunAt(tokens, from, tokens.length)?.length === tokens.length - from &&
      !/^[A-Z]\.?$/.test(tokens[from] ?? '')
    ) {
      const surname = tokens[from - 1] ?? ''
      return readInitials(surname, false, false) === undefined && !isKnownGivenName(surname) ? from : 0
    }
  }
  return 0
}

function findSurname(
  tokens: readonly string[],
  capitals: boolean,
): { start: number; run: ReturnType<typeof prefixRunAt> } {
  const last = tokens.length - 1
  const givenEnd = leadingGiven(tokens, capitals)
  for (let at = 0; at < last; at += 1) {
    const token = tokens[at] ?? ''
    if (isDoubleName(token)) return { start: at, run: undefined }
    const run = prefixRunAt(tokens, at, last)
    if (run === undefined || !mayStart(tokens, at, run.length, capitals)) continue
    // "J. Jansen de Boer": behind bare initials the word before the prefix is a surname too.
    if (at > givenEnd && givenEnd > 0 && onlyInitials(tokens.slice(0, givenEnd), capitals))
      return { start: givenEnd, run: undefined }
    return { start: at, run }
  }
  if (givenEnd > 0 && givenEnd < last && onlyInitials(tokens.slice(0, givenEnd), capitals))
    return { start: givenEnd, run: undefined }
  if (SURNAME_START.test(tokens[0] ?? '') && last > 0) return { start: 0, run: undefined }
  let start = last
  while (start > 1 && SURNAME_START.test(tokens[start - 1] ?? '')) start -= 1
  return { start, run: undefined }
}

/** Number of leading tokens that surely are initials, call names in brackets, or common given names. */
function leadingGiven(tokens: readonly string[], capitals: boolean): number {
  let at = 0
  while (at < tokens.length - 1) {
    const token = tokens[at] ?? ''
    if (
      !/^[("]/.test(token) &&
      readInitials(token, false, capitals) === undefined &&
      !(at > 0 && isKnownGivenName(token))
    )
      break
    at += 1
  }
  return at
}

function onlyInitials(tokens: readonly string[], capitals: boolean): boolean {
  return tokens.every((token) => /^[("]/.test(token) || readInitials(token, false, capitals) !== undefined)
}

/** "Jansen-de" before "Boer": the hyphen joins two surnames, the second with its prefix. */
function isDoubleName(token: string): boolean {
  const hyphen = token.lastIndexOf('-')
  return hyphen > 0 && PREFIX_WORDS.has(token.slice(hyphen + 1).toLowerCase())
}

/** Weighs tokens that are prefix or initial ("V."), or prefix or given name ("Do", "Y"). */
function mayStart(tokens: readonly string[], at: number, length: number, capitals: boolean): boolean {
  const token = tokens[at] ?? ''
  if (isInitialV(token, tokens[at + 1], capitals)) return false
  if (length === 1 && isLoneV(token, tokens[at + 1])) {
    return token.startsWith('v') ? at > 0 || tokens.length === 2 : capitals && at > 0 && at === tokens.length - 2
  }
  if (length === 1 && token !== 't' && /^[a-z]\.?$/i.test(token)) return false
  return !(at === 0 && WEAK_PREFIX_WORDS.has(token.toLowerCase()))
}
