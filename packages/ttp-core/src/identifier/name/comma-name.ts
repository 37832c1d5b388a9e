import { note } from '../changes.ts'
import { isKnownGivenName } from './given-names.ts'
import { splitGivenPart } from './given-part.ts'
import { readInitials } from './initials.ts'
import type { NameParts, ParsedName } from './parts.ts'
import { isInitialV, prefixRunAt, prefixText } from './prefix-run.ts'
import { isAllCapitals, nameTokens } from './tokens.ts'
import { writeFamilyName } from './write.ts'

/**
 * Surname-first names with commas: "Berg, v.d., J.", "Vries, de", "Vries, J. de", "de Vries, Jan", "C. Linden, v.d.".
 * The part before the first comma holds the surname, perhaps with its prefix before it or a given part.
 */
export function parseCommaName(text: string, parts: NameParts): ParsedName {
  const { changes } = parts
  const [head = '', ...rest] = text.split(',').map((part) => nameTokens(part.trim()))
  const headTokens = Array.isArray(head) ? head : []
  const tail = rest.flat()
  const capitals = isAllCapitals(text)
  let family: readonly string[] = headTokens
  const given: string[] = []
  const prefixes: string[] = []
  const leading = prefixRunAt(headTokens, 0, headTokens.length - 1)
  if (leading !== undefined) {
    family = headTokens.slice(leading.length)
    prefixes.push(prefixText(leading, changes))
  }
  for (let at = 0; at < tail.length; ) {
    const run = prefixRunAt(tail, at, tail.length)
    // "de Vries, V." keeps its initial: the prefix stands before the surname already.
    const token = tail[at] ?? ''
    const initial = isInitialV(token, tail[at + 1], capitals) || (prefixes.length > 0 && /^v\.?$/i.test(token))
    if (run !== undefined && !initial) {
      prefixes.push(prefixText(run, changes))
      at += run.length
    } else {
      given.push(tail[at] ?? '')
      at += 1
    }
  }
  if (given.length === 0 && leading === undefined && prefixes.length > 0 && !isDoubleName(headTokens))
    family = takeGiven(headTokens, given)
  if (family.length === 0) family = given.splice(0)
  if (given.length > 0) {
    Object.assign(parts, splitGivenPart(given, capitals, changes))
    if (parts.givenName === undefined && parts.initials === undefined) note(changes, 'TEXT_REMOVED')
    note(changes, 'NAME_ORDER_CHANGED')
  }
  if (prefixes.length > 0) {
    parts.prefix = prefixes.join(' ')
    note(changes, 'PREFIX_MOVED')
  }
  const name = writeFamilyName(family, changes)
  if (name === undefined) return { error: 'NAME_WITHOUT_LETTERS' }
  parts.familyName = name
  if (!changes.includes('PREFIX_MOVED') && given.length === 0) note(changes, 'PUNCTUATION_REMOVED')
  return parts
}

/** "Berg-de Wit, van den": the prefix of the second surname is tied to the first. */
function isDoubleName([first = '']: readonly string[]): boolean {
  const tied = first.includes('-') ? first.slice(first.lastIndexOf('-') + 1) : ''
  return tied !== '' && prefixRunAt([tied], 0, 1) !== undefined
}

/** "C. Linden, v.d.": initials, or the first word and further common given names, stand before the surname. */
function takeGiven(head: readonly string[], given: string[]): readonly string[] {
  let at = 0
  while (at < head.length - 1) {
    const token = head[at] ?? ''
    if (at > 0 && readInitials(token, false, false) === undefined && !isKnownGivenName(token)) break
    at += 1
  }
  given.push(...head.slice(0, at))
  return head.slice(at)
}
