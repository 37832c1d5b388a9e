import { type ChangeCode, note } from '../changes.ts'
import { checkName } from './check.ts'
import { splitGivenPart } from './given-part.ts'
import { INITIALS_PATTERN, initialFromName, readInitials } from './initials.ts'
import { isOrganisation } from './organisation.ts'
import type { NameParts, ParsedName } from './parts.ts'
import { prefixRunAt, prefixText } from './prefix-run.ts'
import { WEAK_PREFIX_WORDS } from './prefix-words.ts'
import { stripTitles } from './titles.ts'
import { isAllCapitals, tidyName } from './tokens.ts'
import { writeFamilyName } from './write.ts'

/** Characters of the longest canonical prefix. */
export const LONGEST_PREFIX = 30

/** Given-name column: may hold initials, a call name in brackets, the surname's prefix behind it, or a whole name. */
export function parseGivenName(text: string, changes: ChangeCode[]): ParsedName {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  const untitled = stripTitles(checked, false, changes)
  if (untitled.text === '') return untitled.household ? { household: true, changes } : { changes }
  if (isOrganisation(untitled.text)) return { error: 'NAME_ORGANISATION' }
  const parts: NameParts = { changes }
  if (untitled.household) parts.household = true
  let tidy = tidyName(untitled.text, changes)
  const couple = / (?:en|&|\+|and|und|et) |&/i.exec(tidy)
  if (couple !== null) {
    parts.household = true
    note(changes, 'HOUSEHOLD_NAME')
    return parts
  }
  tidy = tidy.replace(/,/g, ' ').replace(/ {2,}/g, ' ').trim()
  const capitals = isAllCapitals(tidy)
  let tokens = tidy.split(' ')
  for (let at = 1; at < tokens.length; at += 1) {
    const run = prefixRunAt(tokens, at, tokens.length)
    if (
      run === undefined ||
      isInitial(tokens[at] ?? '', run.length) ||
      run.words.every((word) => WEAK_PREFIX_WORDS.has(word))
    )
      continue
    parts.prefix = prefixText(run, changes)
    note(changes, 'PREFIX_MOVED')
    const family = writeFamilyName(tokens.slice(at + run.length), changes)
    if (family !== undefined) {
      parts.familyName = family
      note(changes, 'NAME_SPLIT')
    }
    tokens = tokens.slice(0, at)
  }
  Object.assign(parts, splitGivenPart(tokens, capitals, changes))
  if (parts.initials !== undefined) note(changes, 'INITIALS_MOVED')
  if (parts.givenName === undefined && parts.initials === undefined) return { error: 'NAME_WITHOUT_LETTERS' }
  return parts
}

/** "Jan V." is an initial, "Jan v." and "Jan v.d." are prefixes. */
function isInitial(token: string, length: number): boolean {
  return length === 1 && /^(?:V\.?|[A-Z]\.|[a-z]\.?)$/.test(token) && !/^v\.?$/.test(token)
}

/** Initials column: "JP", "j.p.", "J P", "Th.", also a whole given name, of which the initial is taken. */
export function parseInitials(text: string, changes: ChangeCode[]): ParsedName {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  const untitled = stripTitles(checked, false, changes)
  if (untitled.text === '') return { changes }
  if (INITIALS_PATTERN.test(untitled.text) && !/[A-Z][a-z]/.test(untitled.text))
    return { initials: untitled.text, changes }
  const parts: NameParts = { changes }
  const tidy = untitled.text.replace(/ *& *| *\+ *| en /gi, ' ')
  let out = ''
  for (const token of tidy.split(/[ ,]+/)) {
    if (token === '') continue
    const read = readInitials(token, true, false)
    if (read !== undefined) out += read
    else if (/^[A-Za-z\u00c0-\uffff][A-Za-z\u00c0-\uffff'-]+$/.test(token)) {
      out += initialFromName(token)
      note(changes, 'INITIAL_FROM_NAME')
      const moved = splitGivenPart([token], false, changes).givenName
      if (moved !== undefined && parts.givenName === undefined) parts.givenName = moved
    } else return { error: 'INITIALS_FORMAT' }
  }
  if (!INITIALS_PATTERN.test(out)) return { error: 'INITIALS_FORMAT' }
  if (out !== untitled.text)
    note(changes, out.toLowerCase() === untitled.text.toLowerCase() ? 'CAPITALISED' : 'INITIALS_DOTTED')
  parts.initials = out
  return parts
}

/** Prefix column: one run of known prefix words. */
export function parsePrefix(text: string, changes: ChangeCode[]): ParsedName {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  const untitled = stripTitles(checked, true, changes)
    .text.replace(/[,()"-]+/g, ' ')
    .trim()
  const tokens = untitled
    .toLowerCase()
    .split(' ')
    .filter((token) => token !== '')
  if (tokens.length === 0) return { changes }
  if (tokens.length === 1 && /^(?:dhr|mevr|mw|dr|drs|mr|ir|ing|prof|hr|fam)\.?$/i.test(tokens[0] ?? '')) {
    note(changes, 'TITLE_REMOVED')
    return { changes }
  }
  const run = prefixRunAt(tokens, 0, tokens.length)
  if (run?.length !== tokens.length) return { error: 'PREFIX_UNKNOWN' }
  const prefix = prefixText(run, changes)
  if (!run.expanded && prefix !== text) note(changes, untitled === checked ? 'LOWER_CASED' : 'PUNCTUATION_REMOVED')
  if (prefix.length > LONGEST_PREFIX) return { error: 'PREFIX_UNKNOWN' }
  return { prefix, changes }
}
