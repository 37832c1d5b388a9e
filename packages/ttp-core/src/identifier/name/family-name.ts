import { type ChangeCode, note } from '../changes.ts'
import { checkName } from './check.ts'
import { parseCommaName } from './comma-name.ts'
import { isKnownGivenName } from './given-names.ts'
import { readInitials } from './initials.ts'
import { isOrganisation } from './organisation.ts'
import type { NameParts, ParsedName } from './parts.ts'
import { isLoneV, prefixRunAt, prefixText } from './prefix-run.ts'
import { stripTitles } from './titles.ts'
import { nameTokens, tidyName } from './tokens.ts'
import { writeFamilyName } from './write.ts'

/** Surname column: the prefix may stand before it, behind it or after a comma; initials and titles may be in it too. */
export function parseFamilyName(text: string, changes: ChangeCode[]): ParsedName {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  const untitled = stripTitles(checked, true, changes)
  if (isOrganisation(untitled.text, true)) return { error: 'NAME_ORGANISATION' }
  const parts: NameParts = { changes }
  if (untitled.household) parts.household = true
  let tidy = tidyName(untitled.text, changes)
  const couple = / (?:en|&|\+) /i.exec(tidy)
  if (couple !== null) {
    tidy = tidy.slice(0, couple.index)
    parts.household = true
    note(changes, 'HOUSEHOLD_NAME')
  }
  const bracket = /^([^()]*[^() ]) *\([^()]*\)$/.exec(tidy)
  if (bracket?.[1] !== undefined) {
    tidy = bracket[1]
    note(changes, 'TEXT_REMOVED')
  }
  if (tidy.includes(',')) return parseCommaName(tidy, parts)
  return parseSurnameTokens(nameTokens(tidy), parts)
}

/** Tokens that hold a surname, perhaps with initials, a given name or a prefix around it. */
export function parseSurnameTokens(all: readonly string[], parts: NameParts): ParsedName {
  const { changes } = parts
  let tokens = all
  let initials = ''
  let trailing = ''
  const only =
    all.length === 1 && /^(?:[^\s.'-]\.-?){1,6}$/.test(all[0] ?? '')
      ? readInitials(all[0] ?? '', true, false)
      : undefined
  if (only !== undefined && !/^v\./i.test(all[0] ?? '')) {
    note(changes, 'INITIALS_MOVED')
    parts.initials = only
    return parts
  }
  while (tokens.length > 1) {
    const first = tokens[0] ?? ''
    if (!/^[^'-]\.?$|\./.test(first) || isPrefixHere(tokens)) break
    const read = readInitials(first, false, false)
    if (read === undefined) break
    initials += read
    tokens = tokens.slice(1)
  }
  let run = prefixRunAt(tokens, 0, tokens.length - 1)
  if (run !== undefined) tokens = tokens.slice(run.length)
  const second = run === undefined ? prefixRunAt(tokens, 1, tokens.length - 1) : undefined
  if (second !== undefined && tokens.length > 2 && isKnownGivenName(tokens[0] ?? '')) {
    const given = writeFamilyName(tokens.slice(0, 1), changes)
    if (given !== undefined) parts.givenName = given
    note(changes, 'GIVEN_NAME_MOVED')
    tokens = tokens.slice(1 + second.length)
    run = second
  }
  while (tokens.length > 1) {
    const last = tokens[tokens.length - 1] ?? ''
    const read =
      /^(?:[^\s.']\.-?)+$/.test(last) && !/^v\.(?:d\.)?$/i.test(last) ? readInitials(last, true, false) : undefined
    if (read === undefined) break
    trailing = read + trailing
    tokens = tokens.slice(0, -1)
  }
  for (let from = 1; run === undefined && from < tokens.length; from += 1) {
    const tail = prefixRunAt(tokens, from, tokens.length)
    if (tail?.length !== tokens.length - from) continue
    run = tail
    tokens = tokens.slice(0, from)
  }
  initials += trailing
  if (initials !== '') {
    parts.initials = initials
    note(changes, 'INITIALS_MOVED')
  }
  if (run !== undefined) {
    parts.prefix = prefixText(run, changes)
    note(changes, 'PREFIX_MOVED')
  }
  const family = writeFamilyName(tokens, changes)
  if (family === undefined) return { error: 'NAME_WITHOUT_LETTERS' }
  parts.familyName = family
  return parts
}

/** A lone "V." before more tokens, or an abbreviation such as "v.d.", begins a prefix, not initials. */
function isPrefixHere(tokens: readonly string[]): boolean {
  const first = tokens[0] ?? ''
  if (isLoneV(first, tokens[1])) return first.startsWith('v') || tokens.length === 2
  return prefixRunAt(tokens, 0, tokens.length - 1) !== undefined
}
